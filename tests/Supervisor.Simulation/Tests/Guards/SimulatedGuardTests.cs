using Shouldly;
using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Simulation.Tests.Guards;

public sealed class SimulatedGuardTests : IDisposable
{
    private static readonly WorkloadId Id = new(new AgentAddress("group", "agent"), "1-0");

    private readonly OneMachine _world = new();
    private readonly GuardPost _post;

    public SimulatedGuardTests()
    {
        _post = new GuardPost(_world.Machine);
        StartGuard();
    }

    private SimulatedKernel Kernel => _world.Machine.Kernel;

    private GuardEntry Entry => _post.Files.Find(Id).ShouldNotBeNull();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Guard_KilledWithAProcess_IsFollowedByOneThatAdoptsItAndNeverLearnsHowItEnds()
    {
        Start();
        var process = Kernel.Living.ShouldHaveSingleItem();
        _post.KillGuard();
        StartGuard();
        Entry.Exit.ShouldBeNull();
        process.Exit(3);
        Entry.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
    }

    [Fact]
    public void Guard_WhoseProcessEndedMeanwhileAndItsNumberIsAnothers_TakesTheOtherForNobody()
    {
        Start();
        var process = Kernel.Living.ShouldHaveSingleItem();
        _post.KillGuard();
        process.Exit(0);
        while (Kernel.Living.All(other => other.Facts.Pid != process.Facts.Pid))
        {
            Kernel.Spawn("a stranger", new Idle());
        }

        StartGuard();
        Entry.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
        _post.Guard!.Stop(Id, Signals.Terminate, TimeSpan.Zero, isThere => isThere.ShouldBeFalse());
        _world.RunFor(1);
        Kernel.Living.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Guard_KilledBetweenIntentAndProcess_LeavesAnEndOfWhichNobodyKnows()
    {
        _post.Guard!.Start(Id, new Idle(), leash: null, static _ => { });
        while (_post.Files.Entries.Count == 0)
        {
            _world.RunFor(0.0001);
        }

        _post.KillGuard();
        StartGuard();
        Kernel.Living.ShouldBeEmpty();
        Entry.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
    }

    [Fact]
    public void Power_Lost_EndsEverythingByTheReboot()
    {
        // A second one, for a file of either may be lost.
        var boot = Kernel.BootId;
        Start();
        _world.Machine.LosePower();
        StartGuard();
        Kernel.Living.ShouldBeEmpty();
        Kernel.BootId.ShouldNotBe(boot);
        _post.Files.Entries.ShouldAllBe(entry => entry.Exit == WorkloadExit.Unknown(ExitCause.Reboot));
    }

    [Fact]
    public void Guard_Stalled_AnswersEverythingAfterwardsInOrder()
    {
        var answers = new List<string>();
        _post.Guard!.Stall(TimeSpan.FromSeconds(5));
        _post.Guard.Start(Id, new Idle(), leash: null, _ => answers.Add("started"));
        _post.Guard.List(list => answers.Add($"{list.Count} listed"));
        _world.RunFor(4);
        answers.ShouldBeEmpty();
        _world.RunFor(2);
        answers.ShouldBe(["started", "1 listed"]);
    }

    [Fact]
    public void Leash_OfWhateverLength_KillsAtItsEnd()
    {
        for (var ticks = 0; ticks < 200; ticks++)
        {
            Start(Kernel.Now.After(TimeSpan.FromSeconds(1.5) + TimeSpan.FromTicks(7 * ticks)));
            _world.RunFor(1);
            Kernel.Living.ShouldBeEmpty();
            _post.Guard!.Forget(Id);
            _world.RunFor(0.1);
        }
    }

    [Fact]
    public void Leash_PassedWhileThereWasNoGuard_KillsAtOnceInTheNext()
    {
        Start(Kernel.Now.After(TimeSpan.FromSeconds(5)));
        _post.KillGuard();
        _world.RunFor(10);
        Kernel.Living.ShouldHaveSingleItem();
        StartGuard();
        Kernel.Living.ShouldBeEmpty();
        Entry.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Leash));
    }

    [Fact]
    public void Leash_PassedWhileTheGuardStoodStill_IsNotMovedByARenewalOfThatTime()
    {
        var answers = new List<LeashOutcome>();
        Start(Kernel.Now.After(TimeSpan.FromSeconds(5)));
        _post.Guard!.Stall(TimeSpan.FromSeconds(10));
        _world.RunFor(6);
        _post.Guard.Hold(Id, Kernel.Now.After(TimeSpan.FromHours(1)), answers.Add);
        _world.RunFor(6);
        Kernel.Living.ShouldBeEmpty();
        answers.ShouldHaveSingleItem().ShouldBeOfType<LeashOutcome.Gone>();
    }

    private void Start(BootMoment? leash = null)
    {
        _post.Guard!.Start(Id, new Idle(), leash, static _ => { });
        _world.RunFor(1);
    }

    private void StartGuard()
    {
        _post.StartGuard();
        _world.RunFor(1);
        _post.Guard.ShouldNotBeNull();
    }

    private sealed class Idle : IProgram
    {
        public void Begin(SimulatedProcess self) { }

        public void OnSignal(SimulatedProcess self, int signal) => self.Die(signal);
    }
}
