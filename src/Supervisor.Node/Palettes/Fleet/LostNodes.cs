using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Residing;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Nodes that an operator says are gone for good, so that nobody waits for what they will never write down.</summary>
internal sealed class LostNodes(PaletteServices services)
{
    public const string Argument = "force-lost";

    private readonly DrainDesk _desk = new(services);

    /// <returns>Why that cannot be said of one of them; null: it can.</returns>
    public async Task<OperatorError?> WhyNotAsync(CommandCall call, CancellationToken stop)
    {
        var lost = call.Arguments.All(Argument);
        return lost.Count == 0 ? null
            : _desk.Ownership is not { } ownership ? ClusterAlone.Error
            : LostNodeRules.WhyNot(lost, await LookAsync(ownership.Residences, stop));
    }

    /// <param name="plan">What holds by now.</param>
    public async IAsyncEnumerable<Frame> ReleaseAsync(CommandCall call, NodePlan plan)
    {
        foreach (var name in call.Arguments.All(Argument).Distinct(StringComparer.Ordinal))
        {
            var released = await _desk.Ownership!.Residences.ReleaseAsync(
                name,
                group => plan.PinnedTo(group).Contains(name, StringComparer.Ordinal)
            );
            yield return FrameOf(name, released);
        }
    }

    internal static Frame FrameOf(string name, ReleaseOutcome released) =>
        released.Status switch
        {
            ReleaseStatus.Lives => new ErrorFrame(LostNodeErrors.IsBack(name)),
            ReleaseStatus.Unknown => new ErrorFrame(LostNodeErrors.NotReleased(name)),
            _ when released.Groups.Count == 0 => new NoteFrame($"{name} has nothing that these files give to another."),
            _ => new NoteFrame($"Nobody waits for {name} any more: {string.Join(", ", released.Groups)}."),
        };

    private async Task<LostScene> LookAsync(ResidenceBook book, CancellationToken stop)
    {
        var description = await _desk.DescribeAsync(stop);
        var residing = await book.NodesAsync();
        var records = services.Cluster?.Nodes ?? [];
        var members = description is { KnowsPlaces: true, Facts.Members: { } seen }
            ? seen.Select(static member => member.Name).ToList()
            : null;
        return new LostScene(
            residing is null ? null : members,
            [
                .. records
                    .Select(static record => record.Name)
                    .Concat(residing?.Select(static one => one.Name) ?? [])
                    .Concat(members ?? [])
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }
}
