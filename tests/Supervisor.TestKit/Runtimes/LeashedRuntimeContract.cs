using Shouldly;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.TestKit.Runtimes;

/// <summary>The contract of <see cref="ILeashes"/>, beside that of the runtime whose workloads are held.</summary>
public abstract class LeashedRuntimeContract : RuntimeContract
{
    private const int Killing = 9;

    /// <summary>Null where nobody holds anything.</summary>
    protected abstract ILeashes? Leashes { get; }

    protected abstract BootMoment Now { get; }

    /// <summary>Longer than a start takes; where a machine is slower, it is killed sooner and the tests say the same.</summary>
    protected virtual TimeSpan Brief => TimeSpan.FromSeconds(1);

    /// <summary>A program that does not end by what ends a shell.</summary>
    private LaunchRequest OnALeash(TimeSpan time, string line = Waits) => Shell(line) with { Leash = Now.After(time) };

    [Fact]
    public async Task Leash_ThatNobodyMoves_KillsAtItsDeadline()
    {
        SkipUnlessHeld();
        var request = OnALeash(Brief, Deaf);

        await ThereAsync(request);
        var exit = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();

        exit.ShouldBe(Killed(Killing, ExitCause.Leash));
        request.Leash!.Value.Until(Now).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        (await ListedAsync(request.Id)).ShouldNotBeNull().Exit.ShouldBe(exit);
        await Runtime.ForgetAsync(request.Id);
        (await ListedAsync(request.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Leash_MovedOn_HoldsTheLatestDeadline()
    {
        var leashes = SkipUnlessHeld();
        var request = OnALeash(TimeSpan.FromHours(1));
        await ThereAsync(request);
        var (later, latest) = (Now.After(TimeSpan.FromHours(2)), Now.After(TimeSpan.FromHours(3)));

        (await leashes.HoldAsync(request.Id, latest)).ShouldBe(new LeashOutcome.Held(latest));
        (await leashes.HoldAsync(request.Id, later)).ShouldBe(new LeashOutcome.Held(latest));

        (await ListedAsync(request.Id)).ShouldNotBeNull().IsRunning.ShouldBeTrue();
        await StopAsync(request.Id);
    }

    [Fact]
    public async Task Leash_ToAMomentThatHasPassedOrOfAnotherBoot_IsRefused()
    {
        var leashes = SkipUnlessHeld();
        var request = OnALeash(TimeSpan.FromHours(1));
        await ThereAsync(request);

        (await leashes.HoldAsync(request.Id, Now)).ShouldBeOfType<LeashOutcome.Refused>();
        (
            await leashes.HoldAsync(request.Id, new BootMoment("another", TimeSpan.MaxValue))
        ).ShouldBeOfType<LeashOutcome.Refused>();

        await StopAsync(request.Id);
    }

    [Fact]
    public async Task Start_OnALeashThatHasRunOut_Fails()
    {
        SkipUnlessHeld();
        var request = OnALeash(TimeSpan.Zero);

        (await Runtime.StartAsync(request)).ShouldBeOfType<LaunchOutcome.Failed>();

        (await ListedAsync(request.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Start_ThatIsRefused_LeavesNothingAndNoLeash()
    {
        var leashes = SkipUnlessHeld();
        var late = Now.After(TimeSpan.FromHours(1));
        var request = Request(["/no/such/program"]) with { Leash = late };

        (await Runtime.StartAsync(request)).ShouldBeOfType<LaunchOutcome.Failed>();

        (await ListedAsync(request.Id)).ShouldBeNull();
        (await leashes.HoldAsync(request.Id, late)).ShouldBeOfType<LeashOutcome.Gone>();
    }

    [Fact]
    public async Task Leash_OfWhatHasEndedOrNeverWas_IsGone()
    {
        var leashes = SkipUnlessHeld();
        var (request, late) = (OnALeash(TimeSpan.FromHours(1), "exit 0"), Now.After(TimeSpan.FromHours(1)));
        await ThereAsync(request);
        (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull().Cause.ShouldBe(ExitCause.Itself);

        (await leashes.HoldAsync(request.Id, late)).ShouldBeOfType<LeashOutcome.Gone>();
        (await leashes.HoldAsync(Shell(Waits).Id, late)).ShouldBeOfType<LeashOutcome.Gone>();
    }

    private ILeashes SkipUnlessHeld()
    {
        Assert.SkipWhen(Leashes is null, "Nobody holds leashes here.");
        return Leashes;
    }
}
