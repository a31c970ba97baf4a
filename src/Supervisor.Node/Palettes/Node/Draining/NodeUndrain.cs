using System.Runtime.CompilerServices;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Palettes.Node.Draining;

internal sealed class NodeUndrain(PaletteServices services) : IPaletteCommand
{
    private const string Name = "node";

    private readonly DrainDesk _desk = new(services);

    public CommandDescription Description { get; } =
        new(
            "undrain",
            "Lets a drained node take movable groups again.",
            Roles.Operator,
            ResultKinds.Text,
            Changes: true,
            Details: "What it had does not come back at once: groups move for a better place when both nodes have been there for a while, a few at a time.",
            Arguments:
            [
                new ArgumentDescription(Name, "Which node; this one by default.", ArgumentKinds.Node, Position: 1),
            ],
            Examples: [new CommandExample("node undrain pc2", "pc2 is back")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (_desk.Ownership is not { } ownership)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var name = call.Arguments.Text(Name) ?? services.Facts.Name;
        var now = await _desk.DescribeAsync(stop);
        if (now is null)
        {
            yield return new ErrorFrame(DrainErrors.NoAnswer);
            yield break;
        }

        var found = _desk.Find(name, now);
        yield return !found.IsOk ? new ErrorFrame(found.Error)
        : call.DryRun ? new TextFrame($"Would let {name} take movable groups again.")
        : await UndrainAsync(call, ownership, found.Value, name);
    }

    private static async Task<Frame> UndrainAsync(
        CommandCall call,
        NodeOwnership ownership,
        NodeId node,
        string name
    ) =>
        await ownership.Drains.WriteAsync(node, isDrained: false, call.Id!, call.Caller.Name) is { } problem
            ? new ErrorFrame(DrainErrors.NotWritten($"node undrain {name}", problem))
            : new TextFrame($"{name} takes movable groups again.");
}
