using Shouldly;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.TestKit.Probing;

/// <summary>
/// What every prober promises. Time-outs run on the virtual clock, so that a silent program costs a test nothing; what a
/// prober does meanwhile may take real time.
/// </summary>
public abstract class ProberContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    protected VirtualClock Clock { get; } = new();

    protected abstract IProber Prober { get; }

    /// <summary>Somebody who works.</summary>
    protected abstract ProbeQuestion Working();

    /// <summary>An address where nobody listens.</summary>
    protected abstract ProbeQuestion Absent();

    /// <summary>Somebody who never answers.</summary>
    protected abstract ProbeQuestion Silent();

    [Fact]
    public async Task Probe_OfWhatWorks_PassesWithoutAReason() => (await AskAsync(Working())).ShouldBe(ProbeAnswer.Ok);

    [Fact]
    public async Task Probe_WhereNobodyListens_IsRefused() =>
        (await AskAsync(Absent())).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));

    [Fact]
    public async Task Probe_OfWhatNeverAnswers_EndsWhenItsTimeIsUpAndSaysSo()
    {
        var answer = Ask(Silent());

        Pass(Limit - TimeSpan.FromMilliseconds(1));
        answer.IsCompleted.ShouldBeFalse();
        Pass(TimeSpan.FromMilliseconds(1));

        (await Done(answer)).ShouldBe(ProbeAnswer.Failed("no answer within 3s"));
    }

    [Fact]
    public async Task Probe_BesideOnesThatNeverAnswer_IsAnsweredMeanwhile()
    {
        var silent = Enumerable.Range(0, 20).Select(_ => Ask(Silent())).ToList();

        (await AskAsync(Working())).ShouldBe(ProbeAnswer.Ok);

        silent.ShouldAllBe(open => !open.IsCompleted);
        Pass(Limit);
        foreach (var open in silent)
        {
            (await Done(open)).Passed.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Probe_AskedAgain_IsAnsweredByWhatIsTheCaseThen()
    {
        var (working, absent) = (Working(), Absent());
        for (var i = 0; i < 5; i++)
        {
            (await AskAsync(working)).Passed.ShouldBeTrue();
            (await AskAsync(absent)).Passed.ShouldBeFalse();
        }
    }

    /// <summary>An answer that needs no time to pass.</summary>
    protected Task<ProbeAnswer> AskAsync(ProbeQuestion question) => Done(Ask(question));

    protected Task<ProbeAnswer> Ask(ProbeQuestion question) =>
        Prober.ProbeAsync(question.Agent, question.Target, Limit);

    protected void Pass(TimeSpan time)
    {
        var until = Clock.Elapsed + time;
        while (Clock.MoveToNextTimer(until)) { }
        Clock.MoveTo(until);
    }

    protected static async Task<ProbeAnswer> Done(Task<ProbeAnswer> answer)
    {
        try
        {
            return await answer.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"An answer was expected, and none came within {Patience} of real time.", late);
        }
    }
}
