using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Invitations;

/// <summary>Makes invitations: the secret leaves in the token, and only its hash stays.</summary>
/// <param name="chance">Gives so many bytes that nobody can guess.</param>
internal sealed class InvitationMaker(
    IEntries entries,
    Func<ClusterIdentity> cluster,
    Func<HybridTime> now,
    Func<int, byte[]> chance
)
{
    /// <summary>So many old ones are removed with each new one.</summary>
    private const int MostRemoved = 16;

    /// <param name="endpoints">Of nodes that hold the authority's key, the best first.</param>
    public async Task<Outcome<JoinToken>> MakeAsync(Invitation wanted, IReadOnlyList<LinkAddress> endpoints)
    {
        if (InvitationRules.ProblemOf(wanted.Life) is { } problem)
        {
            return problem;
        }

        if (endpoints.Count == 0)
        {
            return JoinErrors.NoEndpoint;
        }

        var known = await entries.ReadEntriesAsync(TrustKeys.Invitations);
        if (!known.IsFound)
        {
            return JoinErrors.Unavailable(known.Reason);
        }

        var at = now();
        var secret = chance(JoinToken.SecretBytes);
        var token = new JoinToken(
            Trust.ClusterAuthority.FingerprintOf(cluster().Authority),
            endpoints.Take(JoinToken.MostEndpoints).ToValueList(),
            Convert.ToHexStringLower(chance(JoinToken.IdBytes)),
            Convert.ToHexStringLower(secret)
        );
        var stored = await entries.SettleAsync(ChangeFor(wanted, token.Id, secret, at, known.Value));
        return stored.IsDone ? token : JoinErrors.NotStored(stored.Status, stored.Reason);
    }

    private static EntryChange ChangeFor(Invitation wanted, string id, byte[] secret, HybridTime at, EntriesSeen known)
    {
        var key = TrustKeys.Invitation(id);
        var record = new InvitationRecord(
            TrustText.Newest,
            InvitationRules.HashOf(secret),
            InvitedRoles.NameOf(wanted.Role),
            (at.WallClock + wanted.Life).ToUnixTimeMilliseconds(),
            wanted.By,
            at.Value
        );
        var old = known
            .Entries.Where(entry =>
                TrustText.Read(entry.Value, TrustJson.Default.InvitationRecord) is { } there
                && InvitationRules.IsToGo(there, at.WallClock)
            )
            .Take(MostRemoved);
        return new EntryChange(
            [EntryCondition.Absent(key)],
            [
                TrustText.Put(key, record, TrustJson.Default.InvitationRecord),
                .. old.Select(entry => EntryWrite.Delete(entry.Key)),
            ]
        );
    }
}
