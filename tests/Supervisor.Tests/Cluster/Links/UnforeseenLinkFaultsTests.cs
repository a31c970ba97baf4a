using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

/// <summary>What nobody foresaw ends a link, and never the next one.</summary>
public sealed class UnforeseenLinkFaultsTests : IAsyncDisposable, ILinkDirectory, ILinkObserver
{
    private readonly MemoryNetwork _network = new();
    private readonly ConcurrentDictionary<NodeId, LinkAddress> _addresses = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly NodeLinks _one;
    private readonly NodeLinks _two;
    private readonly ILane<Word> _lane;
    private Exception? _nextFind;

    public UnforeseenLinkFaultsTests()
    {
        (_one, _two) = (Open(1), Open(2));
        _lane = _one.Add(WordJson.Lane(LinkWorld.Words));
        _two.Add(new LaneDefinition<OddWord>(LinkWorld.Words, OddJson.Default.OddWord));
        _one.Start();
        _two.Start();
    }

    private static NodeId Two { get; } = LinkWorld.Node(2);

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Fact]
    public async Task Word_ThatCannotBeReadAsNobodyForesaw_EndsItsLinkAlone()
    {
        _one.Seek(Two);
        await ToldAsync("linked");
        _lane.Say(Two, new Word(OddWord.Odd)).ShouldBe(SayResult.Accepted);

        await ToldAsync("faulted: odd");
        await ToldAsync("lost");
        _one.Seek(Two);
        await ToldAsync("linked");
        _lane.Say(Two, new Word(1)).ShouldBe(SayResult.Accepted);
    }

    [Fact]
    public async Task Attempt_ThatFailsAsNobodyForesaw_IsNotTheLast()
    {
        _nextFind = new InvalidOperationException("odd");

        _one.Seek(Two);

        await ToldAsync("faulted: odd");
        await ToldAsync("linked");
    }

    IReadOnlyList<LinkAddress> ILinkDirectory.Find(NodeId node) =>
        Interlocked.Exchange(ref _nextFind, null) is { } fault ? throw fault : [_addresses[node]];

    void ILinkObserver.Linked(NodeId node) => Tell(node, "linked");

    void ILinkObserver.Lost(NodeId node, OperatorError reason) => Tell(node, "lost");

    void ILinkObserver.NotLinked(NodeId node, OperatorError reason) { }

    void ILinkObserver.Unreadable(NodeId node, string lane) => _told.Writer.TryWrite("unreadable");

    void ILinkObserver.Refused(string remote, OperatorError reason) { }

    void ILinkObserver.Faulted(string peer, Exception fault) => _told.Writer.TryWrite($"faulted: {fault.Message}");

    private NodeLinks Open(byte number)
    {
        var id = LinkWorld.Node(number);
        var (transport, address) = _network.Open(id);
        _addresses[id] = address;
        var settings = new LinkSettings(LinkWorld.Cluster, id, $"run-{number}", TimeProvider.System, () => 0.5);
        return new NodeLinks(settings, transport, this, this);
    }

    /// <summary>By the end that dials.</summary>
    private void Tell(NodeId node, string what)
    {
        if (node == Two)
        {
            _told.Writer.TryWrite(what);
        }
    }

    private async Task ToldAsync(string what)
    {
        string told;
        do
        {
            told = await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
        } while (told != what);
    }
}

/// <summary>As a word of a later version may be, of which not even the fault was foreseen.</summary>
internal sealed record OddWord
{
    public const int Odd = 13;

    private readonly int _number;

    [JsonPropertyName("number")]
    public int Number
    {
        get => _number;
        init => _number = value == Odd ? throw new InvalidCastException("odd") : value;
    }
}

[JsonSerializable(typeof(OddWord))]
internal sealed partial class OddJson : JsonSerializerContext;
