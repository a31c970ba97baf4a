using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Trust.Views;

public sealed class TrustWatchTests
{
    private readonly MemoryCoordination _store = new(new MemoryMedium(StoreId.FromEntropy(new byte[16])));
    private readonly List<DenyView> _told = [];

    [Fact]
    public async Task Node_ThatIsDenied_IsTurnedAwayFromThenOn_AndTold()
    {
        await using var watch = new TrustWatch(_store, DenyView.Unknown, _told.Add);
        watch.WhyDenied(Node(2)).ShouldBeNull();

        await PutAsync(Denial(TrustKeys.DeniedNode(LinkWorld.Node(2).Value), "The node pc2 was removed."));

        var denied = watch.WhyDenied(Node(2)).ShouldNotBeNull();
        denied.Code.ShouldBe(LinkErrorCodes.Denied);
        denied.Why.ShouldBe("The node pc2 was removed.");
        watch.WhyDenied(Node(3)).ShouldBeNull();
        _told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Key_ThatIsDenied_IsTurnedAway_WhoeverBearsIt()
    {
        await using var watch = new TrustWatch(_store, DenyView.Unknown, _told.Add);

        await PutAsync(EntryWrite.Put(TrustKeys.DeniedKey("key-2"), "a form of a later version"));

        watch.WhyDenied(Node(2)).ShouldNotBeNull();
        watch.WhyDenied(Person("ann", "key-2")).ShouldNotBeNull();
        watch.WhyDenied(Person("ann", "key-3")).ShouldBeNull();
    }

    [Fact]
    public async Task WhatWasRememberedOfDenials_HoldsUntilTheStoreIsReached()
    {
        var remembered = DenyView.Unknown with
        {
            Nodes = ImmutableDictionary<string, string>.Empty.Add(LinkWorld.Node(2).Value, "removed"),
        };
        var store = new UnreachedEntries();
        await using var watch = new TrustWatch(store, remembered, _told.Add);

        watch.WhyDenied(Node(2)).ShouldNotBeNull();
        store.Reach();

        watch.WhyDenied(Node(2)).ShouldBeNull();
        _told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Person_HasTheRoleThatIsRecorded_AsSoonAsItChanges_AndByHerKeyAlone()
    {
        await using var watch = new TrustWatch(_store, DenyView.Unknown, _told.Add);
        await PutAsync(Recorded(new PersonRecord(1, "ann", "viewer", "key", 1)));
        watch.RoleOf(Person("ann", "key")).ShouldBe(Role.Viewer);

        await PutAsync(Recorded(new PersonRecord(1, "ann", "admin", "key", 1)));

        watch.RoleOf(Person("ann", "key")).ShouldBe(Role.Admin);
        watch.RoleOf(Person("ann", "other")).ShouldBe(Role.None);
        watch.RoleOf(Person("bob", "key")).ShouldBe(Role.None);
        watch.RoleOf(Node(1)).ShouldBe(Role.None);
    }

    [Theory]
    [InlineData("a-later-role", Role.None)]
    [InlineData("none", Role.None)]
    [InlineData("operator", Role.Operator)]
    public async Task Role_ThatIsNotKnown_IsNone(string name, Role role)
    {
        await using var watch = new TrustWatch(_store, DenyView.Unknown, _told.Add);
        await PutAsync(Recorded(new PersonRecord(1, "ann", name, "key", 1)));

        watch.RoleOf(Person("ann", "key")).ShouldBe(role);
    }

    [Fact]
    public async Task Person_WhoLeft_MayDoNothing()
    {
        await using var watch = new TrustWatch(_store, DenyView.Unknown, _told.Add);
        await PutAsync(
            Recorded(new PersonRecord(1, "ann", "admin", "key", 1) { Left = new LeavingRecord(2, "bob", "") })
        );

        watch.RoleOf(Person("ann", "key")).ShouldBe(Role.None);
    }

    [Theory]
    [InlineData(Role.None, false, false, false)]
    [InlineData(Role.Viewer, true, false, false)]
    [InlineData(Role.Operator, true, true, false)]
    [InlineData(Role.Admin, true, true, true)]
    public void Roles_ViewersRead_OperatorsChange_AdminsTrust(Role role, bool reads, bool changes, bool trusts)
    {
        RoleRules.Allows(role, TrustAct.Read).ShouldBe(reads);
        RoleRules.Allows(role, TrustAct.Change).ShouldBe(changes);
        RoleRules.Allows(role, TrustAct.Trust).ShouldBe(trusts);
    }

    private static PeerProof Node(byte number) =>
        new(new PeerName(LinkWorld.Cluster, new Bearer.OfNode(LinkWorld.Node(number))), $"key-{number}");

    private static PeerProof Person(string name, string key) =>
        new(new PeerName(LinkWorld.Cluster, new Bearer.OfPerson(name)), key);

    private static EntryWrite Denial(EntryKey key, string why) =>
        TrustText.Put(key, new DenialRecord(1, why, "ann", 1), TrustJson.Default.DenialRecord);

    private static EntryWrite Recorded(PersonRecord person) =>
        TrustText.Put(TrustKeys.Person(person.Name), person, TrustJson.Default.PersonRecord);

    private async Task PutAsync(EntryWrite write) =>
        (await _store.ChangeEntriesAsync(new EntryChange([], [write]))).IsDone.ShouldBeTrue();
}
