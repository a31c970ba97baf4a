using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Supervisor.Tests.Supervision.Runtimes;

/// <summary>Workloads that come and go, with news and lists that are early, late or lost.</summary>
public sealed class KeeperProperties
{
    private static readonly KeeperAct[] Common =
    [
        KeeperAct.Start,
        KeeperAct.GiveNews,
        KeeperAct.LookAgain,
        KeeperAct.Sample,
        KeeperAct.Answer,
    ];

    private static readonly Gen<KeeperStep> Steps =
        from act in Gen.Frequency((3, Gen.Elements(Common)), (1, Gen.Elements(Enum.GetValues<KeeperAct>())))
        from number in Gen.Choose(0, 11)
        select new KeeperStep(act, number);

    [Fact]
    public void Agents_AreToldTheTruthWithinOneLook_AndNeverThatSomethingIsMissingThatIsThere() =>
        Property.HoldsForLists(
            Steps,
            static steps =>
            {
                var world = new KeeperWorld();
                world.Play(steps);
                world.CheckThatTheTruthIsToldInOneLook();
            },
            runs: 1500
        );
}
