using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Threading.Channels;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.TestKit.Links;

/// <summary>Connections within this process, which prove what the test says that they prove.</summary>
internal sealed class MemoryNetwork
{
    private readonly ConcurrentDictionary<LinkAddress, Transport> _listeners = new();
    private int _looks;

    /// <summary>While it is set, bytes go nowhere, and nobody is told.</summary>
    public bool IsCut { get; set; }

    /// <summary>How often somebody looked for more, having handled what came before.</summary>
    public int Looks => Volatile.Read(ref _looks);

    public void CountLook() => Interlocked.Increment(ref _looks);

    public (ILinkTransport Transport, LinkAddress Address) Open(NodeId node)
    {
        var address = new LinkAddress(node.Value, 1);
        var transport = new Transport(node, this);
        _listeners[address] = transport;
        return (transport, address);
    }

    private sealed class Transport(NodeId node, MemoryNetwork network) : ILinkTransport
    {
        private readonly Channel<LinkStream> _accepted = Channel.CreateUnbounded<LinkStream>();

        public Task<Outcome<LinkStream>> DialAsync(LinkAddress address, CancellationToken cancellation)
        {
            if (!network._listeners.TryGetValue(address, out var listener))
            {
                return Task.FromResult<Outcome<LinkStream>>(
                    new OperatorError(LinkErrorCodes.Unreachable, $"Nobody answers at {address}.", "", "")
                );
            }

            var there = new Pipe();
            var back = new Pipe();
            listener._accepted.Writer.TryWrite(
                new LinkStream(new PipedStream(there.Reader, back.Writer, network), node)
            );
            var own = new PipedStream(back.Reader, there.Writer, network);
            return Task.FromResult<Outcome<LinkStream>>(new LinkStream(own, listener.Node));
        }

        public async Task<LinkStream> AcceptAsync(CancellationToken cancellation) =>
            await _accepted.Reader.ReadAsync(cancellation);

        private NodeId Node => node;
    }
}
