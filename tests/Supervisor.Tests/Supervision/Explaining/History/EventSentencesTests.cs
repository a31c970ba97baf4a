using System.Text;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Explaining.History;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Supervision.Explaining.History;

public sealed class EventSentencesTests
{
    [Theory]
    [InlineData("node.started", """{"incarnation":"i","version":"1.2"}""", "The daemon started, version 1.2.")]
    [InlineData("group.stopped", """{"by":"ann"}""", "ann stopped it.")]
    [InlineData("group.agents-added", """{"agents":["a","b"]}""", "It has new agents: a, b.")]
    [InlineData("group.quarantined", """{"quarantine":{"reason":"It failed."}}""", "It was quarantined: It failed.")]
    [InlineData("group.released", """{"by":null}""", "A new revision released it.")]
    [InlineData("group.released", """{"by":"ann"}""", "ann released it.")]
    [InlineData("thing.broke", """{"reason":"Glass is hard."}""", "thing.broke: Glass is hard.")]
    [InlineData("thing.broke", """{"pieces":7}""", "thing.broke")]
    [InlineData("thing.broke", "[1]", "thing.broke")]
    [InlineData("thing.broke", "no json", "thing.broke")]
    [InlineData("group.quarantined", """{"quarantine":7}""", "It was quarantined: ")]
    public void Event_IsASentence_OrItsName(string name, string payload, string text) =>
        EventSentences.Of(Event(name, payload)).ShouldBe(text);

    internal static JournalEvent Event(string name, string payload) =>
        new(name, 1, "command:c1", HybridTime.FromMilliseconds(1000), "i1", Encoding.UTF8.GetBytes(payload));
}
