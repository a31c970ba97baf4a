using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Draining;

namespace Supervisor.Node.Palettes.Node.Draining;

internal sealed class NodeDrain(PaletteServices services) : IPaletteCommand
{
    private const string Name = "node";
    private const string Force = "force";

    private readonly DrainDesk _desk = new(services);

    public CommandDescription Description { get; } =
        new(
            "drain",
            "Has a node give its movable groups to others, and take none.",
            Roles.Operator,
            ResultKinds.Progress,
            Changes: true,
            Details: "Each group ends there in its own order and with its own grace, and then another node takes it. It stays so, "
                + "also over restarts of daemons, until 'node undrain'. What is pinned to the node stays. It is refused where a group would run nowhere.",
            Arguments:
            [
                new ArgumentDescription(Name, "Which node; this one by default.", ArgumentKinds.Node, Position: 1),
                new ArgumentDescription(Force, "Also where groups would run nowhere.", ArgumentKinds.Flag),
                .. ChangeArguments.All,
            ],
            Examples:
            [
                new CommandExample("node drain pc2 --wait", "before pc2 is taken away"),
                new CommandExample("node drain pc2 --dry-run", "where its groups would go"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (_desk.Ownership is not { } ownership)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var name = call.Arguments.Text(Name) ?? services.Facts.Name;
        var planned = Plan(call, name, await _desk.DescribeAsync(stop));
        if (!planned.IsOk)
        {
            yield return new ErrorFrame(planned.Error);
            yield break;
        }

        var forecast = planned.Value.Forecast;
        foreach (var note in Notes(name, forecast))
        {
            yield return note;
        }

        if (call.DryRun)
        {
            yield return new TextFrame($"Would drain {name}{Told(forecast)}.");
            yield break;
        }

        await foreach (var frame in DrainAsync(call, ownership, planned.Value, name, stop))
        {
            yield return frame;
        }
    }

    private async IAsyncEnumerable<Frame> DrainAsync(
        CommandCall call,
        NodeOwnership ownership,
        DrainPlan plan,
        string name,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var (node, forecast) = plan;
        if (await ownership.Drains.WriteAsync(node, isDrained: true, call.Id!, call.Caller.Name) is { } problem)
        {
            yield return new ErrorFrame(DrainErrors.NotWritten($"node drain {name}", problem));
            yield break;
        }

        yield return new AcceptedFrame();
        yield return new TextFrame($"{name} is drained{Told(forecast)}.");
        if (ChangeArguments.WaitOf(call) is { } wait)
        {
            var groups = forecast.Moves.Select(static move => move.Group).ToList();
            var watch = new DrainWatch(_desk, services.Clock, wait);
            await foreach (var frame in watch.RunAsync(groups, node, name, stop))
            {
                yield return frame;
            }
        }
    }

    private Outcome<DrainPlan> Plan(CommandCall call, string name, OwnershipDescription? now)
    {
        if (now is not { Facts: { } facts })
        {
            return DrainErrors.NoAnswer;
        }

        var found = _desk.Find(name, now);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var forecast = DrainForecast.Of(facts, found.Value, name);
        return Refusal(call, name, now, forecast) is { } refusal ? refusal : new DrainPlan(found.Value, forecast);
    }

    private static OperatorError? Refusal(
        CommandCall call,
        string name,
        OwnershipDescription now,
        DrainForecast forecast
    ) =>
        call.Arguments.Flag(Force) ? null
        : !now.KnowsPlaces
            ? DrainErrors.PlacesUnknown(
                name,
                now.CutOff.Length > 0 ? now.CutOff : "This node does not know who is there."
            )
        : forecast.Stranded.Any() ? DrainErrors.Strands(name, forecast.Stranded)
        : null;

    private static IEnumerable<NoteFrame> Notes(string name, DrainForecast forecast)
    {
        if (forecast.Pinned.Count > 0)
        {
            yield return new NoteFrame($"Pinned to {name}, and staying there: {string.Join(", ", forecast.Pinned)}.");
        }

        foreach (var move in forecast.Stranded)
        {
            yield return new NoteFrame($"{move.Group} will run nowhere: {DrainErrors.WhyNot(move)}");
        }
    }

    private static string Told(DrainForecast forecast)
    {
        var moves = forecast.Moves.Where(static move => move.To is not null).ToList();
        return forecast.Moves.Count == 0 ? ", and owns no movable group"
            : moves.Count == 0 ? ""
            : $": {string.Join(", ", moves.Select(static move => $"{move.Group} to {move.To}"))}";
    }

    private sealed record DrainPlan(NodeId Node, DrainForecast Forecast);
}
