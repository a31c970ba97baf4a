using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

public sealed class OwnershipLeashesTests : ILeashes
{
    private static readonly WorkloadId Web = new(new AgentAddress("web", "web"), "1-0");

    private readonly ActorKit _kit = new();
    private readonly LeashedWork _work = new();
    private readonly List<double> _asked = [];
    private readonly Supervisor.Actors.ActorRef<OwnershipMessage> _actor;
    private double _deadline;
    private LeashOutcome _answer = new LeashOutcome.Held(default);

    public OwnershipLeashesTests()
    {
        var leashes = new OwnershipLeashes(_ => this, _work);
        _actor = _kit.Spawn<OwnershipMessage>(
            (context, _) => leashes.MoveTo([("web", At(_deadline)), ("db", At(_deadline))], context),
            "leashes"
        );
    }

    [Fact]
    public void Leash_IsMovedWhenTheDeadlineIsLater()
    {
        _work.Begin(Web, RuntimeKind.Processes);
        Move(1);
        Move(1);
        Move(2);
        Move(1);
        _asked.ShouldBe([1, 2]);
    }

    [Fact]
    public void Leash_OfWorkThatIsKnownLater_IsMovedToTheSameDeadline()
    {
        Move(1);
        _work.Begin(Web, RuntimeKind.Processes);
        Move(1);
        _asked.ShouldBe([1]);
    }

    [Fact]
    public void Leash_ThatWasNotMoved_IsTriedAgain()
    {
        _work.Begin(Web, RuntimeKind.Processes);
        _answer = new LeashOutcome.Unknown(new OperatorError("away", "The guard is away.", "", ""));
        Move(1);
        _answer = new LeashOutcome.Held(default);
        Move(1);
        Move(1);
        _asked.ShouldBe([1, 1]);
    }

    [Fact]
    public void Leash_OfWorkThatHasEnded_IsLeftAlone()
    {
        _work.Begin(Web, RuntimeKind.Processes);
        Move(1);
        _work.End(Web);
        Move(2);
        _asked.ShouldBe([1]);
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline)
    {
        id.ShouldBe(Web);
        _asked.Add(deadline.At.TotalSeconds);
        return Task.FromResult(_answer);
    }

    private static BootMoment At(double seconds) => new("boot", TimeSpan.FromSeconds(seconds));

    private void Move(double deadline)
    {
        _deadline = deadline;
        _actor.Tell(new TimePassed());
        _kit.Run();
    }
}
