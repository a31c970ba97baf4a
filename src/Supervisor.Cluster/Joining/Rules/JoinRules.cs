using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>
/// Whether somebody is admitted: a function of what he says, what coordination has, and the hour. Who does not know the secret learns
/// nothing of the rest.
/// </summary>
internal static class JoinRules
{
    /// <summary>Certificates, leases and the order of events rely on clocks that agree to less than this.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(2);

    /// <summary>So long after its invitation has expired, the one who used it gets a lost answer again.</summary>
    public static TimeSpan AnswerKept { get; } = TimeSpan.FromHours(1);

    public static Outcome<JoinPlan> Judge(JoinApplicant applicant, JoinScene scene, JoinMoment moment)
    {
        if (scene.IsUnreadable)
        {
            return JoinErrors.NewerRecord;
        }

        if (
            scene.Invitation.Value is not { } invitation
            || !InvitationRules.IsSecretOf(invitation, applicant.Request.Secret)
        )
        {
            return JoinErrors.UnknownToken;
        }

        if (invitation.Used is { } use)
        {
            return Again(applicant, scene, invitation, use, moment);
        }

        return ProblemOf(applicant, invitation, scene, moment) is { } problem ? problem
            : applicant.Node is null ? PersonRules.Judge(applicant, scene, invitation, moment)
            : NodePlaceRules.Judge(applicant, scene, moment);
    }

    /// <summary>The invitation, as it stands once it is used.</summary>
    public static EntryWrite Consume(JoinApplicant applicant, Kept<InvitationRecord> invitation, JoinMoment moment)
    {
        var use = new InvitationUse(applicant.Node?.Value, applicant.Request.Name, applicant.Key, moment.Now.Value);
        return TrustText.Put(invitation.Key, invitation.Value! with { Used = use }, TrustJson.Default.InvitationRecord);
    }

    /// <summary>A used one is of use to him alone who used it, and only to hear once more what he was answered.</summary>
    private static Outcome<JoinPlan> Again(
        JoinApplicant applicant,
        JoinScene scene,
        InvitationRecord invitation,
        InvitationUse use,
        JoinMoment moment
    )
    {
        var isSame =
            use.Key == applicant.Key && use.Node == applicant.Node?.Value && use.Name == applicant.Request.Name;
        var isLate = moment.Clock - invitation.ExpiresAt > AnswerKept;
        if (!isSame || isLate)
        {
            return JoinErrors.Used(use);
        }

        var stands = applicant.Node is null
            ? scene.Person.Value is { Belongs: true } person && person.Key == applicant.Key
            : scene.Node?.Value is { Belongs: true } node && node.Key == applicant.Key;
        return scene.IsDenied || !stands
            ? JoinErrors.Removed(applicant.Request.Name)
            : new JoinPlan(
                null,
                applicant.Node is null ? null : scene.Node!.Value,
                applicant.Node is null ? scene.Person.Value : null
            );
    }

    private static OperatorError? ProblemOf(
        JoinApplicant applicant,
        InvitationRecord invitation,
        JoinScene scene,
        JoinMoment moment
    )
    {
        var (request, now) = (applicant.Request, moment.Clock);
        var apart = DateTimeOffset.FromUnixTimeMilliseconds(ClampedClock(request)) - now;
        return InvitationRules.IsOver(invitation, now) ? JoinErrors.Expired(invitation)
            : invitation.Role == InvitedRoles.Node != applicant.Node is not null ? JoinErrors.OtherRole(invitation.Role)
            : apart.Duration() > ClockTolerance ? JoinErrors.Clock(apart)
            : scene.Cluster.Value is not { } cluster ? JoinErrors.NotFounded
            // What people use is the operators' contract, in which older and newer get on.
            : applicant.Node is not null && !new LevelSpan(request.OldestLevel, request.NewestLevel).Has(cluster.Level)
                ? JoinErrors.Version(request.Program, cluster.Level, request.NewestLevel < cluster.Level)
            : scene.IsDenied ? JoinErrors.Removed(request.Name)
            : null;
    }

    /// <summary>What a stranger says may be any number.</summary>
    private static long ClampedClock(JoinRequest request) =>
        Math.Clamp(request.Clock, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
}
