using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining;

public sealed class RegisterTests
{
    private readonly MemoryCoordination _store = new(new MemoryMedium(StoreId.FromEntropy(new byte[16])));
    private readonly Register _register;
    private long _now = 1000;

    public RegisterTests() => _register = new Register(_store, () => new HybridTime(_now++));

    [Fact]
    public async Task Removing_FreesTheName_AndTurnsTheNodeAway()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2");

        var removed = await _register.RemoveNodeAsync("pc2", "ann");

        removed.Value!.Left!.By.ShouldBe("ann");
        (await ReadAsync(TrustKeys.Denied)).Keys.ShouldBe([TrustKeys.DeniedNode(LinkWorld.Node(2).Value)]);
        var name = TrustText.Read(
            (await ReadAsync(TrustKeys.Names))[TrustKeys.Name("pc2")].Value,
            TrustJson.Default.NameRecord
        );
        name!.Node.ShouldBeNull();
        (await _register.RemoveNodeAsync("pc2", "ann")).Error!.Code.ShouldBe(ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Leaving_FreesTheName_AndTurnsTheKeyAway_ButNotTheNode()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2", holdsKey: true);

        var left = await _register.LeaveAsync(LinkWorld.Node(2), "ann");

        left.Value!.ShouldSatisfyAllConditions(
            node => node.Left!.Why.ShouldBe(LeavingRecord.InOrder),
            node => node.HoldsKey.ShouldBeFalse()
        );
        (await ReadAsync(TrustKeys.Denied)).Keys.ShouldBe([TrustKeys.DeniedKey("key")]);
        TrustText
            .Read((await ReadAsync(TrustKeys.Names))[TrustKeys.Name("pc2")].Value, TrustJson.Default.NameRecord)!
            .Node.ShouldBeNull();
        (await _register.LeaveAsync(LinkWorld.Node(2), "bob")).Value!.Left!.By.ShouldBe("ann");
    }

    [Fact]
    public async Task Leaving_AsTheLastOneWithTheKey_IsRefused_UnlessNobodyElseBelongs()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2");

        (await _register.LeaveAsync(LinkWorld.Node(1), "ann")).Error!.Code.ShouldBe(JoinErrorCodes.LastKey);
        (await _register.LeaveAsync(LinkWorld.Node(2), "ann")).IsOk.ShouldBeTrue();
        (await _register.LeaveAsync(LinkWorld.Node(1), "ann")).IsOk.ShouldBeTrue();
        (await _register.LeaveAsync(LinkWorld.Node(3), "ann")).Error!.Code.ShouldBe(ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Removing_TheLastOneWithTheKey_IsRefused()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2");

        (await _register.RemoveNodeAsync("mainpc", "ann")).Error!.Code.ShouldBe(JoinErrorCodes.LastKey);

        (await ReadAsync(TrustKeys.Denied)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_WhileTheStoreSaysThatItDoesNotKnow_IsMadeOnce()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2");
        var faults = new Queue<CallFate>([CallFate.Served, CallFate.UnknownDone, CallFate.UnknownNotDone]);
        var faulty = new FaultyCoordination(
            _store,
            new VirtualClock(),
            method =>
                CallPlan.AtOnce with
                {
                    Fate =
                        method == nameof(IEntries.ChangeEntriesAsync) && faults.TryDequeue(out var fate)
                            ? fate
                            : CallFate.Served,
                }
        );
        var register = new Register(faulty, () => new HybridTime(_now++));

        (await register.RemoveNodeAsync("pc2", "ann")).IsOk.ShouldBeTrue();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Person_IsGivenAnotherRole_AndThenRemoved()
    {
        await PutAsync(
            TrustText.Put(
                TrustKeys.Person("ann"),
                new PersonRecord(1, "ann", "viewer", "key", 1),
                TrustJson.Default.PersonRecord
            )
        );

        (await _register.GiveRoleAsync("ann", "admin")).Value!.Role.ShouldBe("admin");
        (await _register.GiveRoleAsync("ann", "node")).Error!.Code.ShouldBe(ErrorCodes.BadValue);
        (await _register.GiveRoleAsync("bob", "admin")).Error!.Code.ShouldBe(ErrorCodes.NotFound);
        (await _register.RemovePersonAsync("ann", "bob")).Value!.Left!.By.ShouldBe("bob");

        (await ReadAsync(TrustKeys.Denied)).Keys.ShouldBe([TrustKeys.DeniedKey("key")]);
        (await _register.GiveRoleAsync("ann", "admin")).Error!.Code.ShouldBe(ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Records_OfANodeWhoseClockIsAhead_AreWrittenOnWithLaterTimes()
    {
        await PutAsync(1, "mainpc", holdsKey: true);
        await PutAsync(2, "pc2");
        var ahead = new Register(_store, () => new HybridTime(1_000_000));
        (await ahead.LeaveAsync(LinkWorld.Node(2), "ann")).IsOk.ShouldBeTrue();
        await PutAsync(3, "pc3", since: 2_000_000);
        await PutAsync(PersonOf("ann", since: 3_000_000));
        await PutAsync(PersonOf("bob", since: 5));

        var before = await TimesAsync();
        (await _register.RemoveNodeAsync("pc3", "ann")).IsOk.ShouldBeTrue();
        (await _register.RemovePersonAsync("ann", "ann")).IsOk.ShouldBeTrue();
        var between = await TimesAsync();
        // By the same key.
        (await _register.RemovePersonAsync("bob", "ann")).IsOk.ShouldBeTrue();

        GoneBack(before, between).ShouldBeEmpty();
        GoneBack(between, await TimesAsync()).ShouldBeEmpty();
    }

    private static EntryWrite PersonOf(string name, long since) =>
        TrustText.Put(
            TrustKeys.Person(name),
            new PersonRecord(1, name, "viewer", "key of both", since),
            TrustJson.Default.PersonRecord
        );

    private static IEnumerable<EntryKey> GoneBack(
        Dictionary<EntryKey, long> before,
        Dictionary<EntryKey, long> after
    ) => before.Where(record => after[record.Key] < record.Value).Select(record => record.Key);

    private async Task<Dictionary<EntryKey, long>> TimesAsync()
    {
        var times = new Dictionary<EntryKey, long>();
        foreach (var folder in StoreSight.Folders)
        {
            foreach (var (key, entry) in await ReadAsync(folder))
            {
                times[key] = RecordTimes.Of(entry.Value);
            }
        }

        return times;
    }

    private async Task PutAsync(byte number, string name, bool holdsKey = false, long since = 1)
    {
        var id = LinkWorld.Node(number);
        var node = new NodeRecord(1, id.Value, name, "key", since) { HoldsKey = holdsKey };
        await PutAsync(TrustText.Put(TrustKeys.Node(id), node, TrustJson.Default.NodeRecord));
        await PutAsync(
            TrustText.Put(TrustKeys.Name(name), new NameRecord(1, id.Value, since), TrustJson.Default.NameRecord)
        );
    }

    private async Task PutAsync(EntryWrite write) =>
        (await _store.ChangeEntriesAsync(new EntryChange([], [write]))).IsDone.ShouldBeTrue();

    private async Task<Dictionary<EntryKey, Entry>> ReadAsync(EntryKey folder) =>
        (await _store.ReadEntriesAsync(folder)).Value!.Entries.ToDictionary(entry => entry.Key);
}
