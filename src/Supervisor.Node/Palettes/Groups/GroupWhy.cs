using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupWhy(PaletteServices services) : IPaletteCommand
{
    private const string Name = "group";

    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    public CommandDescription Description { get; } =
        new(
            "why",
            "Explains why a group is as it is, and says the command that clears it.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: "Where its agents keep it from being ready, it explains the one that somebody has to do something about. "
                + "Of a group that may move it says who owns it, what happens next, and each node as a place for it, the best first.",
            Arguments:
            [
                new ArgumentDescription(Name, "Which group.", ArgumentKinds.Group, Position: 1, Required: true),
            ],
            Examples: [new CommandExample("group why audio", "what is with audio?")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        services.Supervised.AnswerAsync(roster => AnswerAsync(call.Arguments.Text(Name)!, roster, stop), stop);

    private async IAsyncEnumerable<Frame> AnswerAsync(
        string name,
        RosterView roster,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var placement = await PlacementOfAsync(name, stop);
        var found = NamedGroups.Find(roster, name, Description.Name);
        if (!found.IsOk && placement is null)
        {
            yield return new ErrorFrame(found.Error);
            yield break;
        }

        var explaining = found.IsOk
            ? ExplainAsync(found.Value, roster, stop)
            : Task.FromResult(PlacedExplanation.OfAbsent(name, placement!));
        var answer = WhyAnswer.TellAsync(
            services,
            StreamName.OfGroup(name),
            WithPlaceAsync(explaining, placement),
            ContainerOf(name, roster)
        );
        await foreach (var frame in answer.WithCancellation(stop))
        {
            yield return frame;
        }
    }

    private async Task<Placement?> PlacementOfAsync(string name, CancellationToken stop) =>
        await new DrainDesk(services).DescribeAsync(stop) is { } description ? Placement.Of(name, description) : null;

    private static async Task<Explanation> WithPlaceAsync(Task<Explanation> explaining, Placement? placement) =>
        await explaining with
        {
            Placement = placement,
        };

    /// <summary>Its end is the end of all who run in it, and stands in none of their histories.</summary>
    private static string? ContainerOf(string group, RosterView roster) =>
        AgentAddress.HolderOf(group) is var container && roster.Agents.ContainsKey(container.Path)
            ? StreamName.Of(container)
            : null;

    /// <summary>By its own word, which is the freshest; and by the roster's, where its supervisor does not answer.</summary>
    private async Task<Explanation> ExplainAsync(GroupSnapshot known, RosterView roster, CancellationToken stop)
    {
        var described = services.Supervised.Directory.FindGroup(known.Name) is { } group
            ? (await group.Ask<GroupDescription>(reply => new DescribeGroup(reply), Patience, stop)).Reply
            : null;
        stop.ThrowIfCancellationRequested();
        var problem = described is null ? "It does not answer." : described.Problem;
        return GroupExplainer.Explain(described?.Snapshot ?? known, roster, problem, services.Clock.GetUtcNow());
    }
}
