namespace Supervisor.Runtimes.Processes.Users;

/// <param name="Groups">All that it is a member of.</param>
internal sealed record Account(uint UserId, uint GroupId, IReadOnlyList<uint> Groups);
