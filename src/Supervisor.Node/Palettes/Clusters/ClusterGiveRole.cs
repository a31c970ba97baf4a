using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterGiveRole(PaletteServices services) : IPaletteCommand
{
    private const string Person = "person";
    private const string Role = "role";

    public CommandDescription Description { get; } =
        new(
            "give-role",
            "Gives a person another role.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "It holds at once, on all nodes that reach the place where the cluster agrees, also for what the person has open.",
            Arguments:
            [
                new(Person, "Who: see 'cluster people'.", ArgumentKinds.Text, Position: 1, Required: true),
                new(
                    Role,
                    "What the person may do from now on.",
                    ArgumentKinds.Choice,
                    Position: 2,
                    Required: true,
                    Choices: [Roles.Viewer, Roles.Operator, Roles.Admin]
                ),
            ],
            Examples:
            [
                new CommandExample("cluster give-role ann viewer", "ann may look on, and change nothing any more"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var (name, role) = (call.Arguments.Text(Person)!, call.Arguments.Text(Role)!);
        if (call.DryRun)
        {
            yield return new TextFrame($"Would give {name} the role {role}.");
            yield break;
        }

        var given = await cluster.Links.Register().GiveRoleAsync(name, role);
        yield return given.IsOk ? new TextFrame($"{name} is {role} now.") : new ErrorFrame(given.Error);
    }
}
