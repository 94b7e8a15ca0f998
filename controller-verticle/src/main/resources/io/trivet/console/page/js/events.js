// Server-sent events by fetch: unlike EventSource it can bear a token, and be told apart when it is only silent.

/** Calls back with each event of an answer, and each id that comes alone, until that ends. */
export async function read(response, onEvent, onWord = () => {}) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    onWord();
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    blocks.map(parse).filter((event) => event.data !== "" || event.id !== undefined).forEach(onEvent);
  }
}

function parse(block) {
  const event = { name: "message", data: "", id: undefined };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (line.startsWith("event:")) {
      event.name = value;
    } else if (line.startsWith("id:")) {
      event.id = value;
    } else if (line.startsWith("data:")) {
      event.data += value;
    }
  }
  return event;
}
