using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Definitions;

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
        if (lost.Count == 0)
        {
            return null;
        }

        if (_desk.Ownership is not { } ownership)
        {
            return ClusterAlone.Error;
        }

        if (
            await _desk.DescribeAsync(stop) is not { Facts.Members: { } members }
            || await ownership.Residences.NodesAsync() is not { } known
        )
        {
            return LostNodeErrors.NotKnown;
        }

        return lost.Select(name =>
                members.Any(member => member.Name == name) ? LostNodeErrors.Lives(name)
                : known.Contains(name, StringComparer.Ordinal) || _desk.Knows(name) ? null
                : ForwardErrors.UnknownNode(name, known)
            )
            .FirstOrDefault(static problem => problem is not null);
    }

    /// <param name="plan">What holds by now.</param>
    public async IAsyncEnumerable<Frame> ReleaseAsync(CommandCall call, NodePlan plan)
    {
        foreach (var name in call.Arguments.All(Argument))
        {
            var released = await _desk.Ownership!.Residences.ReleaseAsync(
                name,
                group => plan.PinnedTo(group).Contains(name, StringComparer.Ordinal)
            );
            yield return released is null
                ? new ErrorFrame(LostNodeErrors.NotReleased(name))
                : new NoteFrame(
                    released.Count == 0
                        ? $"{name} has nothing that these files give to another."
                        : $"Nobody waits for {name} any more: {string.Join(", ", released)}."
                );
        }
    }
}
