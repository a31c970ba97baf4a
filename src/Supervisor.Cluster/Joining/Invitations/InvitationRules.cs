using System.Security.Cryptography;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Invitations;

/// <summary>What an invitation may be, and who knows its secret.</summary>
internal static class InvitationRules
{
    public static TimeSpan DefaultLife { get; } = TimeSpan.FromHours(1);

    public static TimeSpan ShortestLife { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(7);

    /// <summary>So long after it has expired, one that is used tells by whom; then it goes.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(30);

    public static OperatorError? ProblemOf(TimeSpan life) =>
        life < ShortestLife || life > LongestLife
            ? new OperatorError(
                JoinErrorCodes.BadInvitation,
                "An invitation cannot live so long or so short.",
                $"It lives {ShortestLife.TotalMinutes:0} minute to {LongestLife.TotalDays:0} days.",
                "Give another -ttl."
            )
            : null;

    /// <summary>Of 128 random bits there is nothing to guess, so a quick hash does.</summary>
    public static string HashOf(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>Takes the same time for every wrong secret.</summary>
    public static bool IsSecretOf(InvitationRecord invitation, ReadOnlySpan<byte> offered) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(HashOf(offered)),
            System.Text.Encoding.ASCII.GetBytes(invitation.Hash)
        );

    public static bool IsOver(InvitationRecord invitation, DateTimeOffset now) => now >= invitation.ExpiresAt;

    public static bool IsToGo(InvitationRecord invitation, DateTimeOffset now) => now - invitation.ExpiresAt > KeptFor;
}
