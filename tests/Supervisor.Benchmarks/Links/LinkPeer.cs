using System.Net;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Actors;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;

namespace Supervisor.Benchmarks.Links;

/// <summary>The other process: it answers the last word of many in one lane, and each word in another.</summary>
internal static class LinkPeer
{
    public const string Command = "links-peer";

    /// <summary>Runs until its standard input ends.</summary>
    public static async Task<int> RunAsync(string directory)
    {
        using var own = X509Certificate2.CreateFromPemFile(Path.Combine(directory, LinkPair.PeerFile));
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(directory, LinkPair.AuthorityFile));
        var tls = new TlsSettings(LinkWorld.Cluster, own, authority, TimeProvider.System);
        await using var transport = TlsTransport.Listen(tls, new IPEndPoint(IPAddress.Loopback, 0));
        await using var raw = RawSink.Listen(tls);
        var settings = new LinkSettings(LinkWorld.Cluster, LinkPair.Peer, "run-2", TimeProvider.System, () => 0.5);
        await using var node = new LinkedNode(settings, transport, new Nowhere(), LinkWorld.Words, LinkWorld.Others);
        node.Listen(LinkWorld.Words, Props.Of(() => new Answerer(node.Lane(), OnlyLast: true)));
        node.Listen(LinkWorld.Others, Props.Of(() => new Answerer(node.Lane(LinkWorld.Others), OnlyLast: false)));
        Console.WriteLine(transport.EndPoint.Port);
        Console.WriteLine(raw.Port);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private sealed class Nowhere : ILinkDirectory
    {
        public IReadOnlyList<LinkAddress> Find(NodeId node) => [];
    }

    private sealed class Answerer(ILane<Word> lane, bool OnlyLast) : Actor<LaneNews<Word>>
    {
        protected override void Receive(LaneNews<Word> message)
        {
            if (message is LaneNews<Word>.Said said && said.Take() is var word && (!OnlyLast || word.Number == 0))
            {
                lane.Say(said.Node, word);
            }
        }
    }
}
