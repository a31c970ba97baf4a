using Shouldly;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Copies;

/// <summary>How old a copy is.</summary>
public sealed class StandingCopiesTests
{
    private readonly ActorKit _kit = new();
    private readonly StandingCopies _copies;
    private readonly object _first = new();
    private readonly object _second = new();

    public StandingCopiesTests() => _copies = new StandingCopies(_kit.Clock);

    [Fact]
    public void WhileSomebodyListens_ItIsOfNow_AndThenGrowsOld()
    {
        Keep(_first);
        Later();
        Age.ShouldBe(TimeSpan.Zero);

        _copies.End(_first, "pc2", CopiedList.Agents);
        Later();

        Age.ShouldBe(TimeSpan.FromMinutes(5));
        _copies.Find("pc2", CopiedList.Groups).ShouldBeNull();
    }

    [Fact]
    public void EndOfOneWhoWasFollowedByAnother_EndsNothing()
    {
        Keep(_first);
        Keep(_second);

        _copies.End(_first, "pc2", CopiedList.Agents);
        Later();

        Age.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void ASecondEnd_MakesItNoYounger()
    {
        Keep(_first);
        _copies.End(_first, "pc2", CopiedList.Agents);
        Later();

        _copies.End(_first, "pc2", CopiedList.Agents);

        Age.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void WhatABearerOfTheNameHadBefore_IsForgotten()
    {
        Keep(_first);

        _copies.Forget("pc2");

        Age.ShouldBeNull();
    }

    private TimeSpan? Age => _copies.Find("pc2", CopiedList.Agents)?.Age;

    private void Keep(object teller) => _copies.Keep(teller, "pc2", CopiedList.Agents, NodeTable.Empty);

    private void Later() => _kit.Advance(TimeSpan.FromMinutes(5));
}
