using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Nodes;
using Supervisor.Tests.Node.Fleets;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Fleet;

public sealed class FleetStatusTests : IDisposable
{
    private static readonly OperatorError Trouble = new("x", "Nobody can tell.", "The disk hangs.", "Wait.");

    private readonly DeskKit _desks = new();
    private readonly FleetKit _kit;

    public FleetStatusTests() => _kit = new FleetKit(_desks.Desk);

    public void Dispose() => _desks.Dispose();

    [Fact]
    public void Status_OfANodeWithoutAFleet_SaysSo() =>
        _kit.Show("fleet status").ShouldContain("No fleet was applied yet.");

    [Fact]
    public void Status_OfAJournalThatCannotBeRead_DoesNotSayThatThereIsNoFleet()
    {
        _kit.IsNodeRead = false;
        _kit.NodeProblem = "The disk hangs.";

        var shown = _kit.Show("fleet status");

        shown.ShouldContain("What this node has to run is not known: The disk hangs.");
        shown.ShouldNotContain("No fleet was applied yet.");
    }

    [Fact]
    public void Status_WhileTheStartIsNotDone_SaysWhyAndWhatToDo()
    {
        _kit.NodeState = NodeState.Initial with { Fleet = NodeFleet.None with { Revision = 3 } };
        _desks.Desk.Trouble = Trouble;

        var shown = _kit.Show("fleet status");

        shown.ShouldContain("Revision 3 holds.");
        shown.ShouldContain("Nobody can tell. The disk hangs. Wait.");
    }

    [Fact]
    public void NodeShow_WhileTheStartIsNotDone_HasItAsItsProblem()
    {
        _kit.IsNodeRead = false;
        _desks.Desk.Trouble = Trouble;

        var shown = _kit.Show("node show");

        shown.ShouldContain("Nobody can tell. The disk hangs.");
        shown.ShouldNotContain("no fleet");
    }
}
