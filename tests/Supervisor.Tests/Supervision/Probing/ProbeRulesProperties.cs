using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Supervision.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeRulesProperties
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (4, Gen.Constant(Step.Pass)),
        (6, Gen.Constant(Step.Fail)),
        (1, Gen.Constant(Step.Suspect)),
        (1, Gen.Constant(Step.Clear))
    );

    [Fact]
    public void Words_OfAnyRun_NeverRepeatThemselves() =>
        Property.HoldsForLists(
            Steps,
            steps =>
            {
                var words = Play(new ProbeRun(Liveness()), steps).Words;
                words.Zip(words.Skip(1)).ShouldAllBe(pair => pair.First.Word != pair.Second.Word);
            }
        );

    /// <summary>The judge is a second account of the same run: it counts failures in a row, and forgets them at a pass or a clearing.</summary>
    [Fact]
    public void Word_ThatRestarts_FollowsEnoughFailuresInARowOutsideSuspicion() =>
        Property.HoldsForLists(
            Steps,
            steps =>
            {
                var run = new ProbeRun(Liveness());
                var (row, isSuspect) = (0, false);
                foreach (var step in steps)
                {
                    var said = run.Words.Count;
                    Play(run, [step]);
                    row =
                        step == Step.Fail ? row + 1
                        : step == Step.Pass || (step == Step.Clear && isSuspect) ? 0
                        : row;
                    isSuspect = step == Step.Suspect || (step != Step.Clear && isSuspect);
                    if (run.Words.Count > said && !run.Words[^1].Word.Passes)
                    {
                        row.ShouldBeGreaterThanOrEqualTo(3);
                        run.Words[^1].Word.IsSuspect.ShouldBe(isSuspect);
                    }
                }
            }
        );

    [Fact]
    public void Tries_OfAnyRun_AreNeverFurtherApartThanAnInterval() =>
        Property.HoldsForLists(
            Steps,
            steps =>
            {
                var tries = Play(new ProbeRun(Readiness()), steps).Tries;
                tries.Zip(tries.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= ProbeOrders.Interval);
                tries.Zip(tries.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= ProbePace.LeastInterval);
            }
        );

    private static ProbeRun Play(ProbeRun run, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Pass:
                    run.Pass();
                    break;
                case Step.Fail:
                    run.Fail();
                    break;
                default:
                    run.Hear(step == Step.Suspect);
                    break;
            }
        }

        return run;
    }

    private enum Step
    {
        Pass,
        Fail,
        Suspect,
        Clear,
    }
}
