using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Supervisor.Tests.Supervision.Explaining.History;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Views;

/// <summary>The small fleet of the operators' page, in which some things are not as they should be.</summary>
internal static class SampleFleet
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 50, 57, TimeSpan.Zero);

    internal static FleetKit Create()
    {
        var kit = new FleetKit { NodeState = Applied };
        kit.Actors.Clock.WallClockStep = Start.AddMinutes(12) - kit.Actors.Clock.GetUtcNow();
        kit.Add(Running("redis", 1, "Its probe of :6379 was refused 4 times since 06:01.", AgentPhase.NotReady, 553));
        kit.Add(Waiting("memory", "redis", 5));
        kit.Add(Waiting("chat", "memory", 5));
        kit.Add(Running("audio/mic", 2, "It said so.", AgentPhase.Ready, 7));
        kit.Add(Running("audio/stt", 3, "It said so.", AgentPhase.Ready, 9));
        kit.Add(Crashed);
        kit.Add(GroupOf("redis", 0, 1, 1, "redis is not ready."));
        kit.Add(GroupOf("memory", 0, 1, 1, "memory is waiting."));
        kit.Add(GroupOf("chat", 0, 1, 1, "chat is waiting."));
        kit.Add(GroupOf("audio", 2, 3, 2, "2 of 3 agents are ready, and 2 are enough."));
        AddHistory(kit);
        return kit;
    }

    private static NodeState Applied =>
        NodeState.Initial with
        {
            Fleet = NodeFleet.None with { Revision = 3, Groups = ["audio", "chat", "memory", "redis"] },
        };

    private static AgentSnapshot Crashed =>
        Agent(
            "audio/tts",
            AgentPhase.Quarantined,
            cause: AgentCauses.RestartsExhausted,
            reason: "It exited with code 1 six times within 10m."
        ) with
        {
            Since = At(200),
            Incarnation = "7-5c1e",
            Restarts = 5,
            LastExit = new WorkloadExit(ExitKind.Exited, 1, null, ExitCause.Itself, OutOfMemory: false),
        };

    private static AgentSnapshot Running(string path, int number, string reason, AgentPhase phase, int seconds) =>
        Agent(
            path,
            phase,
            cause: phase == AgentPhase.Ready ? AgentCauses.SaidReady : AgentCauses.ProbeFailed,
            reason: reason
        ) with
        {
            Since = At(seconds),
            Incarnation = $"1-{number}f3a",
            Process = new ProcessFacts(4100 + number, 7, "boot", Start.AddSeconds(2)),
        };

    private static AgentSnapshot Waiting(string path, string need, int seconds) =>
        Agent(path, AgentPhase.Waiting, cause: AgentCauses.NeedNotReady, reason: $"It waits for {need}.") with
        {
            Since = At(seconds),
            Missing = [new NeedTarget(need, need)],
        };

    private static GroupSnapshot GroupOf(string name, int ready, int counted, int enough, string reason) =>
        Group(name, isReady: ready >= enough, reason: reason) with
        {
            Since = At(10),
            Ready = ready,
            Counted = counted,
            Enough = enough,
        };

    private static void AddHistory(FleetKit kit)
    {
        Append(kit, "node", 0, ("node.started", """{"incarnation":"a1","version":"0.1.0"}""", 0));
        Append(kit, "group:audio", 0, ("group.agents-added", """{"agents":["mic","stt","tts"]}""", 1));
        Append(kit, "group:audio", 1, ("group.agent-exhausted", """{"agent":"tts"}""", 200));
        Append(kit, "agent:chat/chat", 0, ("agent.waits", """{"reason":"It waits for memory."}""", 5));
    }

    private static void Append(
        FleetKit kit,
        string stream,
        long version,
        (string Name, string Payload, int At) happened
    )
    {
        var stored = EventSentencesTests.Event(happened.Name, happened.Payload) with { Time = At(happened.At) };
        _ = kit.Journal.AppendAsync(new(stream, version, [stored]));
    }

    private static HybridTime At(int seconds) =>
        HybridTime.FromMilliseconds(Start.AddSeconds(seconds).ToUnixTimeMilliseconds());
}
