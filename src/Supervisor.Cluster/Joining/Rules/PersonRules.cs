using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>Whether a person is admitted under a name.</summary>
internal static class PersonRules
{
    public static Outcome<JoinPlan> Judge(
        JoinApplicant applicant,
        JoinScene scene,
        InvitationRecord invitation,
        JoinMoment moment
    )
    {
        if (scene.Person.Value is { Belongs: true } there)
        {
            return JoinErrors.PersonThere(there);
        }

        var person = new PersonRecord(
            TrustText.Newest,
            applicant.Request.Name,
            invitation.Role,
            applicant.Key,
            RecordTimes.After(moment.Now, scene.Person.Entry).Value
        );
        var change = new EntryChange(
            [
                scene.Invitation.Unchanged,
                scene.Person.Unchanged,
                EntryCondition.Absent(TrustKeys.DeniedKey(applicant.Key)),
            ],
            [
                JoinRules.Consume(applicant, scene.Invitation, moment),
                TrustText.Put(scene.Person.Key, person, TrustJson.Default.PersonRecord),
            ]
        );
        return new JoinPlan(change, null, person);
    }
}
