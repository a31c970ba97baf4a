using System.Diagnostics;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>Whose command a probe is.</summary>
/// <param name="Words">What goes before the command so that it is; empty for the daemon's own user.</param>
/// <param name="Problem">Why it cannot be anybody's; null when it can.</param>
internal sealed record HostUser(IReadOnlyList<string> Words, string? Problem = null)
{
    private static readonly HostUser Own = new([]);

    /// <param name="text"><c>NAME[:GROUP]</c> or <c>UID[:GID]</c>; null: the daemon's own.</param>
    internal static async Task<HostUser> FindAsync(string? text, CancellationToken timeUp)
    {
        if (text is null)
        {
            return Own;
        }

        var parts = text.Split(':', 2);
        var account = await AccountAsync(parts[0], timeUp);
        if (account?.Name == Environment.UserName && parts.Length == 1)
        {
            return Own;
        }

        return Environment.IsPrivilegedProcess
            ? Become(parts[0], parts.ElementAtOrDefault(1), account)
            : Refusal($"only root may run it as '{text}'");
    }

    private static HostUser Become(string user, string? group, Account? account)
    {
        if (account is null && !uint.TryParse(user, out _))
        {
            return Refusal($"there is no user '{user}'");
        }

        if ((group ?? account?.Group) is not { } effective)
        {
            return Refusal($"user {user} has no group; write '{user}:GID'");
        }

        // Only who is known to the machine has groups beside the first.
        var others = account is null ? "--clear-groups" : "--init-groups";
        return new HostUser([HostTools.SetPriv, $"--reuid={user}", $"--regid={effective}", others]);
    }

    /// <summary>Null: the machine knows no such user. Asked apart from the daemon, because a directory service may take its time.</summary>
    private static async Task<Account?> AccountAsync(string user, CancellationToken timeUp)
    {
        var start = new ProcessStartInfo(HostTools.GetEnt) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("passwd");
        start.ArgumentList.Add(user);
        using var process = Process.Start(start) ?? throw new IOException("'getent' could not be started");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(timeUp);
            await process.WaitForExitAsync(timeUp);
            return line?.Split(':') is [var name, _, _, var group, ..] ? new Account(name, group) : null;
        }
        finally
        {
            // Does nothing to one that has ended.
            process.Kill();
        }
    }

    private static HostUser Refusal(string reason) => new([], reason);

    /// <param name="Group">By its number.</param>
    private sealed record Account(string Name, string Group);
}
