using System.Runtime.CompilerServices;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterInvite(PaletteServices services) : IPaletteCommand
{
    private const string Life = "ttl";
    private const string Role = "role";

    public CommandDescription Description { get; } =
        new(
            "invite",
            "Makes a token by which one machine or one person becomes part of the cluster.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "The token is shown once and is good for one. Whoever has it can join: pass it on as you would a password. On the other machine: "
                + "supervisor join TOKEN, or for a person pbm login TOKEN. A viewer sees all, an operator changes what runs, an admin "
                + "says who belongs and what the fleet is; that, 'agent exec' and 'agent copy' equal root on the nodes.",
            Arguments:
            [
                new(Life, "How long it is good: 30m, 1h, 7d.", ArgumentKinds.Duration, Default: "1h"),
                new(
                    Role,
                    "What it makes of who uses it.",
                    ArgumentKinds.Choice,
                    Choices: [InvitedRoles.Node, Roles.Viewer, Roles.Operator, Roles.Admin],
                    Default: InvitedRoles.Node
                ),
            ],
            Examples:
            [
                new CommandExample("cluster invite", "for a machine that joins within the hour"),
                new CommandExample("cluster invite --role operator --ttl 1d", "for a person"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var life = call.Arguments.Duration(Life) ?? InvitationRules.DefaultLife;
        var role = InvitedRoles.Parse(call.Arguments.Text(Role) ?? InvitedRoles.Node) ?? InvitedRole.Node;
        if (call.DryRun)
        {
            yield return new TextFrame($"Would invite one of the role {InvitedRoles.NameOf(role)}.");
            yield break;
        }

        var made = await cluster.Links.InviteAsync(new Invitation(role, life, call.Caller.Name));
        yield return made.IsOk ? new TextFrame(JoinTokenCodec.Format(made.Value)) : new ErrorFrame(made.Error);
    }
}
