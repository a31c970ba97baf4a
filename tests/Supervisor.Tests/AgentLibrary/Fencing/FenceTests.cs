using Shouldly;
using Supervisor.AgentLibrary.Fencing;
using Xunit;

namespace Supervisor.Tests.AgentLibrary.Fencing;

public sealed class FenceTests
{
    private static readonly Fence Third = new(3);

    [Theory]
    [InlineData("3", 3L)]
    [InlineData(" 3\n", 3L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Epoch_IsWhatTheVariableSays_AndNullForWhatCannotMove(string? variable, long? epoch)
    {
        var fence = Of(variable);

        fence.Epoch.ShouldBe(epoch);
        fence.Number.ShouldBe(epoch ?? 0);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("+3")]
    [InlineData("3.0")]
    [InlineData("1,000")]
    [InlineData("\u0663")]
    [InlineData("9223372036854775808")]
    public void Variable_ThatIsNoEpoch_IsOnePlainSentence(string variable) =>
        Should
            .Throw<FormatException>(() => Of(variable))
            .Message.ShouldBe(
                $"SUPERVISOR_EPOCH is '{variable}', which is no epoch (a whole number, 0 or above), so nothing is written."
            );

    [Fact]
    public void Variable_ThatIsLongAndOfManyLines_IsShownShortAndAsOne() =>
        Should
            .Throw<FormatException>(() => Of("a\nb" + new string('c', 100)))
            .Message.ShouldStartWith($"SUPERVISOR_EPOCH is 'a b{new string('c', 37)}', which");

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(2L)]
    [InlineData(3L)]
    public void Store_OfNoHigherEpoch_MayBeWrittenTo(long? stored)
    {
        Third.Allows(stored).ShouldBeTrue();
        Should.NotThrow(() => Third.Check(stored));
    }

    [Fact]
    public void Store_OfAHigherEpoch_Refuses()
    {
        Third.Allows(4).ShouldBeFalse();
        var refused = Should.Throw<FencedOutException>(() => Third.Check(4));

        (refused.Epoch, refused.Stored).ShouldBe((3, 4));
        refused.Message.ShouldBe(
            "Epoch 3 is refused: an owner in epoch 4 has written here. End this process: its group runs by a newer right."
        );
    }

    [Fact]
    public void Agent_WithoutAnEpoch_WritesOnlyWhereNoOwnerHas()
    {
        var fence = new Fence(null);

        fence.Allows(null).ShouldBeTrue();
        fence.Allows(0).ShouldBeTrue();
        Should
            .Throw<FencedOutException>(() => fence.Check(1))
            .Message.ShouldBe(
                "An agent without an epoch is refused: an owner in epoch 1 has written here. If nothing that moves is to write there any more, take that epoch away."
            );
    }

    [Fact]
    public void Numbers_BelowZero_AreNone()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Fence(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Third.Allows(-1));
    }

    private static Fence Of(string? variable) => Fence.From(name => name == "SUPERVISOR_EPOCH" ? variable : null);
}
