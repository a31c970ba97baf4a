using Shouldly;
using Supervisor.Supervision.Effects;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Supervision.Effects;

public sealed class EffectLanesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ActorKit _kit = new();
    private readonly List<LateEffect> _late = [];
    private readonly EffectLanes _lanes;

    public EffectLanesTests() => _lanes = new EffectLanes(_kit.System, TaskCreationOptions.None, _late.Add);

    [Fact]
    public void Effect_ThatEndsInTime_GivesItsResult()
    {
        var outcome = _lanes.RunAsync("stt", Patience, () => Task.FromResult(42));
        _kit.Run();
        outcome.Result.ShouldBe(new EffectOutcome<int>(EffectStatus.Ended, 42, null, 0));
    }

    [Fact]
    public void Effect_ThatFaults_GivesTheFault()
    {
        var fault = new IOException("no such image");
        var outcome = _lanes.RunAsync<int>("stt", Patience, () => Task.FromException<int>(fault));
        var thrown = _lanes.RunAsync<int>("stt", Patience, () => throw fault);
        _kit.Run();
        outcome.Result.Status.ShouldBe(EffectStatus.Faulted);
        outcome.Result.Fault.ShouldBe(fault);
        thrown.Result.Fault.ShouldBe(fault);
    }

    [Fact]
    public void Effects_OfOneWorkload_NeverOverlap()
    {
        var first = new TaskCompletionSource<int>();
        var secondStarted = false;
        Start("stt", first);
        _lanes.RunAsync("stt", Patience, () => Task.FromResult(secondStarted = true));
        _kit.Run();
        secondStarted.ShouldBeFalse();

        first.SetResult(1);
        _kit.Run();
        secondStarted.ShouldBeTrue();
    }

    [Fact]
    public void Effects_OfTwoWorkloads_DoNotWaitForEachOther()
    {
        Start("stt", new TaskCompletionSource<int>());
        var other = _lanes.RunAsync("tts", Patience, () => Task.FromResult(2));
        _kit.Run();
        other.Result.Result.ShouldBe(2);
    }

    [Fact]
    public void TimeOut_MeansUnknownAndTellsWhoWaitedWhatBlocksThem()
    {
        var hanging = Start("stt", new TaskCompletionSource<int>());
        var waited = Start("stt", new TaskCompletionSource<int>());
        _kit.Advance(Patience);
        var later = Start("stt", new TaskCompletionSource<int>());
        _kit.Run();
        hanging.Result.ShouldBe(new EffectOutcome<int>(EffectStatus.Unknown, 0, null, Ticket: 1));
        waited.Result.ShouldBe(new EffectOutcome<int>(EffectStatus.Blocked, 0, null, Ticket: 1));
        later.Result.ShouldBe(new EffectOutcome<int>(EffectStatus.Blocked, 0, null, Ticket: 1));
    }

    [Fact]
    public void Resolve_AfterATimeOut_OpensTheLane()
    {
        Start("stt", new TaskCompletionSource<int>());
        _kit.Advance(Patience);
        _lanes.Resolve("stt", ticket: 1);
        var second = _lanes.RunAsync("stt", Patience, () => Task.FromResult(2));
        _kit.Run();
        second.Result.Result.ShouldBe(2);
    }

    [Fact]
    public void Resolve_BeforeTheTimeOut_CountsNeitherThenNorLater()
    {
        Start("stt", new TaskCompletionSource<int>());
        var second = Start("stt", new TaskCompletionSource<int>());
        _lanes.Resolve("stt", ticket: 1);
        _kit.Run();
        second.IsCompleted.ShouldBeFalse();
        _kit.Advance(Patience);
        second.Result.Status.ShouldBe(EffectStatus.Blocked);
    }

    [Fact]
    public void Resolve_OfAnEffectThatHasEndedSince_DoesNotOpenTheLaneOfTheNext()
    {
        var first = new TaskCompletionSource<int>();
        Start("stt", first);
        _kit.Advance(Patience);
        first.SetResult(1);
        Start("stt", new TaskCompletionSource<int>());
        _kit.Advance(Patience);
        _lanes.Resolve("stt", ticket: 1);
        var third = Start("stt", new TaskCompletionSource<int>());
        _kit.Run();
        third.Result.ShouldBe(new EffectOutcome<int>(EffectStatus.Blocked, 0, null, Ticket: 2));
    }

    [Fact]
    public void LateResult_OpensTheLane()
    {
        var hanging = new TaskCompletionSource<int>();
        Start("stt", hanging);
        _kit.Advance(Patience);
        hanging.SetResult(1);
        var second = _lanes.RunAsync("stt", Patience, () => Task.FromResult(2));
        _kit.Run();
        second.Result.Result.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LateResult_GoesToWhoeverReconciles(bool wasResolved)
    {
        var hanging = new TaskCompletionSource<int>();
        var outcome = Start("stt", hanging);
        _kit.Advance(Patience);
        if (wasResolved)
        {
            _lanes.Resolve("stt", ticket: 1);
        }

        hanging.SetResult(7);
        _kit.Run();
        outcome.Result.Status.ShouldBe(EffectStatus.Unknown);
        _late.ShouldBe([new LateEffect("stt", 7, null)]);
    }

    [Fact]
    public void Close_AnswersWhatWaitsUnknownAndStartsNothingMore()
    {
        var running = new TaskCompletionSource<int>();
        var started = 0;
        var first = Start("stt", running);
        var waiting = _lanes.RunAsync("stt", Patience, () => Task.FromResult(++started));
        _kit.Run();

        _lanes.Close();
        var later = _lanes.RunAsync("tts", Patience, () => Task.FromResult(++started));
        _kit.Run();

        waiting.Ended().Status.ShouldBe(EffectStatus.Unknown);
        later.Ended().Status.ShouldBe(EffectStatus.Unknown);
        running.SetResult(1);
        _kit.Run();
        first.Ended().Result.ShouldBe(1);
        started.ShouldBe(0);
    }

    [Fact]
    public void Close_HoldsForWhatTheLanesHaveNotSeenYet()
    {
        var started = false;
        var underWay = _lanes.RunAsync("stt", Patience, () => Task.FromResult(started = true));

        _lanes.Close();
        _kit.Run();

        underWay.Ended().Status.ShouldBe(EffectStatus.Unknown);
        started.ShouldBeFalse();
    }

    private Task<EffectOutcome<int>> Start(string workload, TaskCompletionSource<int> effect) =>
        _lanes.RunAsync(workload, Patience, () => effect.Task);
}
