package io.trivet.node.cluster;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.util.concurrent.ThreadFactory;

/**
 * The transport of another Vert.x, with one of its event loops in place of new ones. What a session takes in and sends
 * is for that event loop anyhow; two threads that wake one another for each parcel cost more than the parcel.
 */
final class BorrowedTransport implements Transport, io.vertx.core.transport.Transport {
    private final Transport lender;
    private final EventLoop loop;

    private BorrowedTransport(Transport lender, EventLoop loop) {
        this.lender = lender;
        this.loop = loop;
    }

    static BorrowedTransport of(Vertx lender) {
        VertxInternal internal = (VertxInternal) lender;
        return new BorrowedTransport(
                internal.transport(), internal.nettyEventLoopGroup().next());
    }

    /** Connections are still accepted on a thread of the session's own, which has little to do. */
    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        return type == IO_EVENT_LOOP_GROUP
                ? new BorrowedLoop(loop)
                : lender.eventLoopGroup(type, threads, factory, ioRatio);
    }

    // ---------------------------------------------------------------- as one that Vert.x can be built with

    @Override
    public String name() {
        return "borrowed";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Throwable unavailabilityCause() {
        return lender.unavailabilityCause();
    }

    @Override
    public Transport implementation() {
        return this;
    }

    // ---------------------------------------------------------------- all else is the lender's

    @Override
    public boolean supportsDomainSockets() {
        return lender.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return lender.supportFileRegion();
    }

    @Override
    public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
        return lender.convert(address);
    }

    @Override
    public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
        return lender.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return lender.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return lender.datagramChannel();
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own; Vert.x still has it.
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return lender.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return lender.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return lender.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        lender.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, int connectLimit, boolean domainSocket, Bootstrap bootstrap) {
        lender.configure(options, connectLimit, domainSocket, bootstrap);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        lender.configure(options, domainSocket, bootstrap);
    }
}
