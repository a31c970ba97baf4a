using System.Text;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Explaining.History;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Supervision.Explaining.History;

public sealed class EventSentencesTests
{
    [Fact]
    public void EveryEvent_HasASentenceOfItsOwn()
    {
        IEventForms[] tables = [NodeEvents.Codec, GroupEvents.Codec, AgentEvents.Codec];

        tables
            .SelectMany(table => table.Forms)
            .Select(form => form.Name)
            .Where(name => !EventSentences.Knows(name))
            .ShouldBeEmpty();
    }

    [Fact]
    public void EveryEvent_WithoutItsFields_IsASentenceAllTheSame()
    {
        IEventForms[] tables = [NodeEvents.Codec, GroupEvents.Codec, AgentEvents.Codec];

        foreach (var form in tables.SelectMany(table => table.Forms))
        {
            EventSentences.Of(Event(form.Name, "{}")).ShouldNotBe(form.Name);
        }
    }

    [Theory]
    [InlineData(
        "agent.exited",
        """{"exit":{"kind":"exited","code":1,"outOfMemory":false}}""",
        "It exited with code 1."
    )]
    [InlineData("agent.exited", """{"exit":{"kind":"signalled","signal":9}}""", "It was ended by signal 9 (SIGKILL).")]
    [InlineData(
        "agent.exited",
        """{"exit":{"kind":"signalled","signal":9,"outOfMemory":true}}""",
        "It was killed for want of memory."
    )]
    [InlineData("agent.exited", """{"exit":{"kind":"unknown"}}""", "It ended, and nobody knows how.")]
    [InlineData(
        "agent.started",
        """{"process":{"pid":7},"notes":["No cgroup."]}""",
        "It runs as process 7. No cgroup."
    )]
    [InlineData(
        "agent.backed-off",
        """{"reason":"It exited.","delay":"00:00:01.6000000"}""",
        "It failed, and starts again after 1.6s: it exited."
    )]
    [InlineData(
        "agent.backed-off",
        """{"reason":"It exited.","delay":"00:00:00"}""",
        "It failed, and starts again at once: it exited."
    )]
    [InlineData(
        "agent.backed-off",
        """{"reason":"It exited."}""",
        "It failed, and starts again after a delay: it exited."
    )]
    [InlineData("shell.command-done", "{}", "A command found that there was nothing to change.")]
    [InlineData(
        "agent.waits",
        """{"reason":"It needs redis, which is starting."}""",
        "It waits: it needs redis, which is starting."
    )]
    [InlineData("agent.waits", """{"reason":""}""", "It waits.")]
    [InlineData("agent.said-ready", """{"source":"http"}""", "It said that it is ready (by http).")]
    [InlineData("agent.start-intended", """{"isRestart":true}""", "It is started again, after a failure.")]
    [InlineData("node.fleet-frozen", """{"by":"ann","why":"moving"}""", "ann froze the fleet: moving")]
    [InlineData("node.started", """{"incarnation":"i","version":"1.2"}""", "The daemon started, version 1.2.")]
    [InlineData("group.stopped", """{"by":"ann"}""", "ann stopped it.")]
    [InlineData("group.agents-added", """{"agents":["a","b"]}""", "It has new agents: a, b.")]
    [InlineData("group.quarantined", """{"quarantine":{"reason":"It failed."}}""", "It was quarantined: It failed.")]
    [InlineData("group.released", """{"by":null}""", "A revision that defines it otherwise released it.")]
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
