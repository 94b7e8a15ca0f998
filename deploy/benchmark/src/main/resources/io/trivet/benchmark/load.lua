-- What one wrk asks one node: wrk -s load.lua URL -- DIALECT READS PREFIX KEYS BYTES SEED
--   DIALECT  trivet or etcd
--   READS    how many of 100 requests read; the others put
--   PREFIX   nine characters that all keys begin with; a number of six digits follows
-- All that can be made beforehand is made in init, so that wrk takes little from the machine that it measures.

local reads, prefix, keys, value
local get, put

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function letter(bits, shift)
  local at = math.floor(bits / shift) % 64 + 1
  return letters:sub(at, at)
end

-- Keys are made of whole groups of three bytes; what is left of a value at its end is padded.
local function base64(text)
  local parts = {}
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    local bits = a * 65536 + (b or 0) * 256 + (c or 0)
    parts[#parts + 1] = letter(bits, 262144) .. letter(bits, 4096)
      .. (b and letter(bits, 64) or "=") .. (c and letter(bits, 1) or "=")
  end
  return table.concat(parts)
end

-- Letters and digits without a pattern, so that nothing on the way can make them shorter.
local function random_text(bytes)
  local parts = {}
  for i = 1, bytes do
    local at = math.random(62)
    parts[i] = letters:sub(at, at)
  end
  return table.concat(parts)
end

-- What follows method and path.
local function rest(fields)
  return " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port .. "\r\n" .. fields .. "\r\n"
end

local dialects = {}

function dialects.trivet()
  local path = " /v1/kv/" .. prefix
  local reading, writing = rest(""), rest("Content-Length: " .. #value .. "\r\n") .. value
  get = function(number) return "GET" .. path .. string.format("%06d", number) .. reading end
  put = function(number) return "PUT" .. path .. string.format("%06d", number) .. writing end
end

function dialects.etcd()
  local groups = {}
  for i = 0, 999 do
    groups[i] = base64(string.format("%03d", i))
  end
  local function asking(path, before, after)
    local length = #before + #base64(prefix .. "000000") + #after
    local fields = "Content-Type: application/json\r\nContent-Length: " .. length .. "\r\n"
    local beginning = "POST " .. path .. rest(fields) .. before .. base64(prefix)
    return function(number)
      return beginning .. groups[math.floor(number / 1000)] .. groups[number % 1000] .. after
    end
  end
  get = asking("/v3/kv/range", '{"key":"', '"}')
  put = asking("/v3/kv/put", '{"key":"', '","value":"' .. base64(value) .. '"}')
end

function init(args)
  reads, prefix, keys = tonumber(args[2]), args[3], tonumber(args[4])
  math.randomseed(tonumber(args[6]))
  value = random_text(tonumber(args[5]))
  dialects[args[1]]()
end

function request()
  local number = math.random(0, keys - 1)
  if reads > 0 and (reads == 100 or math.random(100) <= reads) then
    return get(number)
  end
  return put(number)
end

-- The latencies of several wrks are put together later, so there are many of them, most where they differ most.
function done(summary, latency)
  local errors = summary.errors
  print(string.format("bench %d requests %d us %d connect %d read %d write %d timeout %d status",
    summary.requests, summary.duration, errors.connect, errors.read, errors.write, errors.timeout, errors.status))
  for i = 1, 990 do
    print(string.format("bench %.2f is %d", i / 10, latency:percentile(i / 10)))
  end
  for i = 9901, 10000 do
    print(string.format("bench %.2f is %d", i / 100, latency:percentile(math.min(i / 100, 99.999))))
  end
end
