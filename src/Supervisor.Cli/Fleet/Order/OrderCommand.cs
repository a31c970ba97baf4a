using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet.Order;

internal sealed class OrderCommand : ILocalCommand
{
    private const string Dot = "dot";

    public CommandDescription Description { get; } =
        new(
            "order",
            "Says what of a fleet starts when, and what waits for what.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: FleetArguments.Details
                + "\n-o dot draws it for Graphviz. Exit code 1 means that something never starts, or errors in the files.",
            Arguments: FleetArguments.Described,
            Examples:
            [
                new CommandExample("fleet order config/mainpc.yaml config/pc2.yaml", "in waves, for people"),
                new CommandExample("fleet order config/mainpc.yaml -o dot", "for dot -Tsvg"),
            ]
        );

    public IReadOnlyList<string> Forms => [Dot];

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var reading = FleetReader.Read(FleetArguments.Request(call.Arguments), new DiskFiles(call.Stop));
        var names = FleetNames.Of(reading.Model);
        var order = StartOrder.Of(names, FleetNeeds.Of(names));
        yield return call.Form is Dot
            ? new TextFrame(OrderDot.Of(names, order))
            : new TextFrame(OrderText.Of(order), OrderJson.Of(order));

        var errors = FleetJudge.Judge(reading).Count(finding => finding.Kind.Severity is Severity.Error);
        if (errors > 0)
        {
            yield return ErrorNote.Of(errors);
        }

        yield return new EndFrame(errors > 0 || order.Stuck.Count > 0 ? ExitCodes.Failed : ExitCodes.Ok);
    }
}
