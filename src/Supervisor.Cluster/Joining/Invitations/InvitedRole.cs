namespace Supervisor.Cluster.Joining.Invitations;

/// <summary>As what somebody is invited.</summary>
internal enum InvitedRole
{
    Node,
    Viewer,
    Operator,
    Admin,
}
