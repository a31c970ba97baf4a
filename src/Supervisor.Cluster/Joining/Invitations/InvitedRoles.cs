using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Invitations;

/// <summary>The names of roles in invitations, as typed and stored: those of people are <see cref="Roles"/>.</summary>
internal static class InvitedRoles
{
    public const string Node = "node";

    public static string NameOf(InvitedRole role) =>
        role switch
        {
            InvitedRole.Node => Node,
            InvitedRole.Viewer => Roles.Viewer,
            InvitedRole.Operator => Roles.Operator,
            InvitedRole.Admin => Roles.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
        };

    /// <summary>Null when there is no such role.</summary>
    public static InvitedRole? Parse(string name) =>
        name switch
        {
            Node => InvitedRole.Node,
            Roles.Viewer => InvitedRole.Viewer,
            Roles.Operator => InvitedRole.Operator,
            Roles.Admin => InvitedRole.Admin,
            _ => null,
        };
}
