using FsCheck;
using FsCheck.Fluent;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>Any messages in any order, true or not, with the daemon or the machine ending at any time.</summary>
public sealed class AgentProperties
{
    private static readonly Gen<AgentStep> Orders =
        from kind in Gen.Elements(
            "run",
            "run",
            "run",
            "rest",
            "remove",
            "redefine",
            "freeze",
            "thaw",
            "thaw",
            "exhaust"
        )
        select new AgentStep.Orders(kind) as AgentStep;

    private static readonly Gen<AgentStep> Commands =
        from kind in Gen.Elements("start", "start", "stop", "restart", "release")
        select new AgentStep.Command(kind) as AgentStep;

    private static readonly Gen<AgentStep> Surroundings =
        from kind in Gen.Elements(
            "needs met",
            "needs met",
            "needs lost",
            "need unknown",
            "dependents up",
            "dependents down",
            "runtime lost",
            "runtime back"
        )
        select new AgentStep.Surrounding(kind) as AgentStep;

    private static readonly Gen<AgentStep> Workloads =
        from kind in Gen.Elements(
            "there",
            "there",
            "failed",
            "unknown",
            "blocked",
            "running",
            "exit 0",
            "exit 1",
            "killed",
            "reboot",
            "missing"
        )
        from age in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(-1)))
        select new AgentStep.Runtime(kind, age) as AgentStep;

    private static readonly Gen<AgentWord> Words = Gen.Elements<AgentWord>(
        new AgentWord.Ready(null),
        new AgentWord.Ready("{}"),
        new AgentWord.NotReady("It is tired."),
        new AgentWord.Heartbeat(),
        new AgentWord.Progress(null),
        new AgentWord.Stopping(),
        new AgentWord.Status("fine"),
        new AgentWord.ExtendTimeout(TimeSpan.FromSeconds(30)),
        new AgentWord.Hung()
    );

    private static readonly Gen<AgentStep> Says =
        from word in Words
        from age in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
        select new AgentStep.Word(word, age) as AgentStep;

    private static readonly Gen<AgentStep> Judges =
        from isLiveness in Gen.Elements(true, false)
        from passes in Gen.Elements(true, false)
        from isSuspect in Gen.Elements(true, false, false)
        from age in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
        select new AgentStep.Probe(isLiveness, passes, isSuspect, age) as AgentStep;

    private static readonly Gen<AgentStep> Deadlines =
        from deadline in Gen.Elements(Enum.GetValues<AgentDeadline>())
        from age in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)))
        select new AgentStep.Deadline((int)deadline, age) as AgentStep;

    private static readonly Gen<AgentStep> Times =
        from seconds in Gen.Elements(0.1, 1, 5, 20, 70)
        select new AgentStep.Time(TimeSpan.FromSeconds(seconds)) as AgentStep;

    private static readonly Gen<AgentStep> Ends =
        from isOfMachine in Gen.Elements(true, false, false)
        select new AgentStep.End(isOfMachine) as AgentStep;

    private static readonly Gen<AgentStep> Truths = Gen.Elements<AgentStep>(
        new AgentStep.Truth(),
        new AgentStep.Truth(),
        new AgentStep.Truth(),
        new AgentStep.Runtime("exit 1", Age: 0)
    );

    private static readonly Gen<AgentStep> Steps = Gen.Frequency(
        (3, Orders),
        (2, Commands),
        (3, Surroundings),
        (8, Workloads),
        (4, Says),
        (2, Judges),
        (3, Deadlines),
        (3, Times),
        (1, Ends),
        (25, Truths)
    );

    [Fact]
    public void Agent_WhateverItIsTold_KeepsItsPromises() =>
        Property.HoldsForLists(Steps, steps => AgentWorld.Of(steps).CheckHistory(), runs: 1500);

    [Fact]
    public void Agent_WhateverItWasTold_RunsOnceAllIsWell() =>
        Property.HoldsForLists(Steps, steps => AgentWorld.Of(steps).Mend(), runs: 1000);
}
