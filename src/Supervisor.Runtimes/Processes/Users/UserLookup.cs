using System.Globalization;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes.Users;

/// <summary>Who a name is on this machine: the guard wants numbers.</summary>
internal static class UserLookup
{
    /// <param name="text"><c>NAME[:GROUP]</c>, either of them a name or a number.</param>
    public static Outcome<UserChoice> Find(string text)
    {
        var parts = text.Split(':', 2);
        var account = Number(parts[0]) is { } id ? Accounts.OfNumber(id) : Accounts.OfName(parts[0]);
        if (account is null)
        {
            return Unknown("user", parts[0]);
        }

        if (parts.Length == 1)
        {
            return new UserChoice(new WorkloadUser(account.UserId, account.GroupId, account.Groups));
        }

        return (Number(parts[1]) ?? Accounts.GroupOfName(parts[1])) is { } group
            ? new UserChoice(new WorkloadUser(account.UserId, group, []))
            : Unknown("group", parts[1]);
    }

    private static uint? Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static OperatorError Unknown(string what, string name) =>
        new(
            GuardErrorCodes.BadWorkload,
            $"There is no {what} '{name}' on this machine.",
            "",
            $"Create it, or give a {what} that there is, or its number."
        );
}
