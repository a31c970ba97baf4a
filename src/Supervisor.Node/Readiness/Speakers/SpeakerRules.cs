using Supervisor.Contracts;
using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Node.Readiness.Speakers;

/// <summary>
/// Tells which incarnation a word is of. An old one is named and not refused here: its agent's supervisor refuses it, and
/// keeps that in its history.
/// </summary>
internal static class SpeakerRules
{
    /// <summary>For what is certainly old, of an incarnation that nobody remembers.</summary>
    public const string SomeEarlier = "earlier";

    private const int MostClaimed = 100;

    /// <param name="peerStarted">When the process that connected was started, since the machine was; null when that cannot be told.</param>
    public static Outcome<string> OverOwnSocket(Opening opening, SpeakerFacts facts, Func<TimeSpan?> peerStarted)
    {
        if (facts.Token is not { } token)
        {
            return facts.Claimed is null && IsOld(opening, peerStarted())
                ? LatestEarlier(opening)
                : ByClaim(opening, opening.Incarnation, facts.Claimed);
        }

        return opening.HolderOf(token) is { } holder
            ? ByClaim(opening, holder, facts.Claimed)
            : SpeakerErrors.WrongToken;
    }

    /// <summary>
    /// Of one whose image starts it. Only programs of its container find this socket, and of its runs one lives at a time: so who lives is
    /// the one that is listened to, whatever he read when he began, and who is gone was of a run before.
    /// </summary>
    public static Outcome<string> OverListenedSocket(Opening opening, SpeakerFacts facts, bool isPeerGone) =>
        facts.Token is { } token && opening.HolderOf(token) is null ? SpeakerErrors.WrongToken
        : isPeerGone ? LatestEarlier(opening)
        : opening.Incarnation;

    /// <param name="holder">Whose token was given.</param>
    public static string OverTcp(Opening opening, string holder, string? claimed) => ByClaim(opening, holder, claimed);

    /// <summary>A program may have read a later incarnation's token, so of two that differ the one that is not current counts.</summary>
    private static string ByClaim(Opening opening, string holder, string? claimed)
    {
        if (string.IsNullOrEmpty(claimed) || claimed == opening.Incarnation)
        {
            return holder;
        }

        return claimed.Length <= MostClaimed ? claimed : claimed[..MostClaimed];
    }

    private static bool IsOld(Opening opening, TimeSpan? peerStarted) =>
        peerStarted is { } started && started < ProcessTimes.Floor(opening.At.At);

    private static string LatestEarlier(Opening opening) =>
        opening.Earlier is [var latest, ..] ? latest.Incarnation : SomeEarlier;
}
