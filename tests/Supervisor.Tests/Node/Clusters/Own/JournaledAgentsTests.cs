using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Clusters.Own;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Own;

public sealed class JournaledAgentsTests
{
    private readonly MemoryStore _journal = new(new MemoryMedium());
    private readonly List<string> _streams = [];

    [Fact]
    public async Task Agents_OfAGroup_AreToldAsTheirEventsLeftThem_AndThoseOfOthersAreNot()
    {
        await _journal.OpenAsync(new OpenRequest("writer", IsClaim: true));
        var intended = new AgentStartIntended("1-a", "hash", AgentStopRule.Usual, IsRestart: false);
        await WriteAsync("night/one", intended);
        await WriteAsync("night/two", intended, new AgentExited("1-a", WorkloadExit.Unknown(ExitCause.Itself)));
        await WriteAsync("night-watch/one", intended);
        await WriteAsync("night/three", Written("agent.of-a-newer-supervisor", "{}"u8.ToArray()));
        _streams.Add("group:night");

        var states = await new JournaledAgents(_journal, _streams).OfAsync("night");

        states.Select(static state => state?.Phase.IsDown()).ShouldBe([false, true, null]);
    }

    private Task WriteAsync(string agent, params AgentEvent[] events) =>
        WriteAsync(
            agent,
            [
                .. events.Select(static happened =>
                {
                    var encoded = AgentEvents.Codec.Encode(happened);
                    return Written(encoded.Name, encoded.Payload);
                }),
            ]
        );

    private async Task WriteAsync(string agent, params JournalEvent[] events)
    {
        var stream = $"agent:{agent}";
        _streams.Add(stream);
        await _journal.CommitAsync([new StreamAppend(stream, 1, events)]);
    }

    private static JournalEvent Written(string name, ReadOnlyMemory<byte> payload) =>
        new(name, 1, "test", HybridTime.Zero, "", payload);
}
