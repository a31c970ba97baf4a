namespace Supervisor.Cluster.Joining.Invitations;

/// <summary>What is to be invited.</summary>
/// <param name="By">Who asks for it, as it is shown to operators.</param>
internal sealed record Invitation(InvitedRole Role, TimeSpan Life, string By);
