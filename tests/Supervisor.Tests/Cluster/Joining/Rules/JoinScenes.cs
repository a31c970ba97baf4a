using System.Collections.Immutable;
using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Joining.Rules;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Links;

namespace Supervisor.Tests.Cluster.Joining.Rules;

/// <summary>What coordination has, written down as entries, and somebody who asks.</summary>
internal sealed class JoinScenes
{
    public const string Invitation = "0123456789abcdef";
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = NewKey();

    private readonly Dictionary<EntryKey, Entry> _entries = [];
    private long _version;

    public JoinScenes()
    {
        Put(
            TrustText.Put(
                TrustKeys.Cluster,
                new ClusterRecord(1, LinkWorld.Cluster.Value, "home", "f", 1, At),
                TrustJson.Default.ClusterRecord
            )
        );
        Invite();
    }

    public static byte[] Secret { get; } = [.. Enumerable.Repeat((byte)7, 16)];

    public JoinMoment Moment { get; set; } =
        new(HybridTime.FromMilliseconds(Now.ToUnixTimeMilliseconds()), Now, ImmutableDictionary<string, string>.Empty);

    private static long At => HybridTime.FromMilliseconds(Now.AddDays(-3).ToUnixTimeMilliseconds()).Value;

    public static JoinRequest Request(byte number = 2, string name = "pc2") =>
        new(Invitation, Secret, LinkWorld.Node(number).Value, name, Key, [])
        {
            Clock = Now.ToUnixTimeMilliseconds(),
            Program = "0.1.0",
            OldestLevel = 1,
            NewestLevel = 1,
            Addresses = ["10.0.0.2:9120"],
            Echo = new byte[JoinLimits.EchoBytes],
            OldCluster = new string('9', 32),
        };

    public static JoinRequest Person(string name = "ann") => Request(name: name) with { Node = null, Addresses = [] };

    public static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfo();
    }

    public JoinScenes Invite(string role = "node", DateTimeOffset? expires = null)
    {
        var until = (expires ?? Now.AddMinutes(30)).ToUnixTimeMilliseconds();
        var record = new InvitationRecord(1, InvitationRules.HashOf(Secret), role, until, "ann", At);
        return Put(TrustText.Put(TrustKeys.Invitation(Invitation), record, TrustJson.Default.InvitationRecord));
    }

    /// <summary>A node that belongs, with the name that it bears.</summary>
    public JoinScenes Node(byte number, string name, bool lives = false, bool holdsKey = false)
    {
        var id = LinkWorld.Node(number);
        var node = new NodeRecord(1, id.Value, name, "old-key", At) { HoldsKey = holdsKey, Aliases = ["older"] };
        Put(TrustText.Put(TrustKeys.Node(id), node, TrustJson.Default.NodeRecord));
        Put(TrustText.Put(TrustKeys.Name(name), new NameRecord(1, id.Value, At), TrustJson.Default.NameRecord));
        return lives ? Put(EntryWrite.Put(MemberKeys.Of(id), "here")) : this;
    }

    public JoinScenes Put(EntryWrite write)
    {
        _version++;
        _entries[write.Key] = new Entry(write.Key, write.Value!, _version, _version, null);
        return this;
    }

    public JoinScene SceneFor(JoinApplicant applicant) =>
        JoinScene.In(new EntriesSeen(_version, [.. _entries.Values]), applicant);

    public Outcome<JoinPlan> Judge(JoinRequest request)
    {
        var applicant = JoinApplicant.Read(request);
        return applicant.IsOk ? JoinRules.Judge(applicant.Value, SceneFor(applicant.Value), Moment) : applicant.Error;
    }

    public string? CodeOf(JoinRequest request) => Judge(request).Error?.Code;

    /// <summary>A node that left in order, by a clock that was ahead of this one's.</summary>
    public JoinScenes Left(byte number, string name, TimeSpan ahead)
    {
        var (id, at) = (
            LinkWorld.Node(number),
            HybridTime.FromMilliseconds((Now + ahead).ToUnixTimeMilliseconds()).Value
        );
        var node = new NodeRecord(1, id.Value, name, "old-key", At)
        {
            Left = new LeavingRecord(at, "ann", LeavingRecord.InOrder),
        };
        Put(TrustText.Put(TrustKeys.Node(id), node, TrustJson.Default.NodeRecord));
        return Put(TrustText.Put(TrustKeys.Name(name), new NameRecord(1, null, at), TrustJson.Default.NameRecord));
    }

    /// <summary>A person who was removed, by a clock that was ahead of this one's.</summary>
    public JoinScenes Left(string person, TimeSpan ahead)
    {
        var at = HybridTime.FromMilliseconds((Now + ahead).ToUnixTimeMilliseconds()).Value;
        var record = new PersonRecord(1, person, "viewer", "old-key", At)
        {
            Left = new LeavingRecord(at, "ann", "removed"),
        };
        return Put(TrustText.Put(TrustKeys.Person(person), record, TrustJson.Default.PersonRecord));
    }

    /// <summary>Of the records that a store is known by, those whose times would go back by this plan.</summary>
    public IEnumerable<EntryKey> GoneBack(JoinPlan plan) =>
        plan.Change!.Writes.Where(write =>
                _entries.TryGetValue(write.Key, out var there)
                && RecordTimes.Of(write.Value!) < RecordTimes.Of(there.Value)
            )
            .Select(static write => write.Key);

    /// <summary>Makes the change of a plan, as coordination would.</summary>
    public JoinScenes Make(JoinPlan plan)
    {
        foreach (var write in plan.Change!.Writes)
        {
            Put(write);
        }

        return this;
    }

    public NodeRecord? RecordOf(NodeId node) =>
        _entries.TryGetValue(TrustKeys.Node(node), out var entry)
            ? TrustText.Read(entry.Value, TrustJson.Default.NodeRecord)
            : null;

    public bool Has(EntryKey key) => _entries.ContainsKey(key);
}
