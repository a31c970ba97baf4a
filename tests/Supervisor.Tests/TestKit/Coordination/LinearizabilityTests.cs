using Shouldly;
using Supervisor.TestKit.Coordination.Histories;
using Xunit;

namespace Supervisor.Tests.TestKit.Coordination;

public sealed class LinearizabilityTests
{
    private static readonly PutRevision First = new(0, "a");
    private static readonly PutRevision Rival = new(0, "b");
    private static readonly ReadLatestRevision Read = new();

    [Fact]
    public void History_OneAfterTheOther_IsExplained() =>
        Judge((First, 1, 2, "Done 1 a"), (Rival, 3, 4, "Conflict 1 a"), (Read, 5, 6, "Found 1 a content of a"))
            .ShouldBeTrue();

    [Fact]
    public void History_OverlappingCallsAnsweredInTheOtherOrder_IsExplained() =>
        Judge((First, 1, 4, "Conflict 1 b"), (Rival, 2, 3, "Done 1 b")).ShouldBeTrue();

    [Fact]
    public void History_TwoGetOneNumber_IsNot() =>
        Judge((First, 1, 4, "Done 1 a"), (Rival, 2, 3, "Done 1 b")).ShouldBeFalse();

    [Fact]
    public void History_ALostUpdate_IsNot() => Judge((First, 1, 2, "Done 1 a"), (Read, 3, 4, "None")).ShouldBeFalse();

    [Fact]
    public void History_AReadOfAnothersContent_IsNot() =>
        Judge((First, 1, 2, "Done 1 a"), (Read, 3, 4, "Found 1 a content of b")).ShouldBeFalse();

    [Fact]
    public void History_AReadThatGoesBack_IsNot() =>
        Judge((First, 1, 10, "Done 1 a"), (Read, 2, 3, "Found 1 a content of a"), (Read, 4, 5, "None")).ShouldBeFalse();

    [Fact]
    public void History_AConflictWithNothing_IsNot() => Judge((First, 1, 2, "Conflict 1 b")).ShouldBeFalse();

    [Theory]
    [InlineData("None", "None")]
    [InlineData("None", "Found 1 a content of a")]
    [InlineData("Found 1 a content of a", "Found 1 a content of a")]
    public void History_AnUnknownPut_MayTakeEffectNowLaterOrNever(string firstRead, string secondRead) =>
        Judge((First, 1, 2, "Unknown"), (Read, 3, 4, firstRead), (Read, 5, 6, secondRead)).ShouldBeTrue();

    [Fact]
    public void History_AnUnknownPutThatIsUndone_IsNot() =>
        Judge((First, 1, 2, "Unknown"), (Read, 3, 4, "Found 1 a content of a"), (Read, 5, 6, "None")).ShouldBeFalse();

    [Fact]
    public void History_APutThatWasUnavailable_HasNoEffect() =>
        Judge((First, 1, 2, "Unavailable"), (Read, 3, 4, "Found 1 a content of a")).ShouldBeFalse();

    private static bool Judge(params (Operation Operation, long Start, long End, string Answer)[] calls) =>
        Linearizability.IsGiven([
            .. calls.Select(call => new Recorded("client", call.Operation, call.Start, call.End, call.Answer)),
        ]);
}
