using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Xunit;

namespace Supervisor.Tests.Contracts.Guarding;

public sealed class FrameBufferTests
{
    private static readonly byte[] Frame = GuardFrames.Encode(
        new GuardRequest(7, RequestKinds.List, After: new string('x', 3000)),
        GuardJson.Default.GuardRequest
    );

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Frames_InPiecesOfAnySize_ComeOutWhole(int piece)
    {
        var buffer = new FrameBuffer();
        var ids = new List<long>();
        byte[] bytes = [.. Frame, .. Frame, .. Frame];
        foreach (var chunk in bytes.Chunk(piece))
        {
            buffer.Append(chunk);
            while (buffer.TryTake(out var body) == FrameReading.Complete)
            {
                ids.Add(GuardFrames.Decode(body, GuardJson.Default.GuardRequest)!.Id);
            }

            buffer.Trim();
        }

        ids.ShouldBe([7, 7, 7]);
    }

    [Theory]
    [InlineData(GuardProtocol.MaxFrameBytes + 1)]
    [InlineData(-1)]
    public void Length_ThatIsNotAllowed_IsSeenBeforeAnyOfItIsHeld(int length)
    {
        var buffer = new FrameBuffer();

        buffer.Append(BitConverter.GetBytes(length));

        buffer.TryTake(out _).ShouldBe(FrameReading.TooLarge);
    }

    [Fact]
    public void Buffer_BeforeAnythingCame_HoldsNothing() => new FrameBuffer().HeldBytes.ShouldBe(0);

    [Fact]
    public void Buffer_AfterALargeFrame_LetsGoOfIt()
    {
        var buffer = new FrameBuffer();
        buffer.Append(Frame);
        buffer.TryTake(out _).ShouldBe(FrameReading.Complete);

        buffer.Trim();

        buffer.HeldBytes.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":1,")]
    public void Body_ThatIsNoRequest_IsNull(string body) =>
        GuardFrames.Decode(System.Text.Encoding.UTF8.GetBytes(body), GuardJson.Default.GuardRequest).ShouldBeNull();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(2, 3, null)]
    [InlineData(0, 0, null)]
    public void Versions_OfBoth_AgreeOnTheNewestOrNone(int oldest, int newest, int? agreed) =>
        GuardProtocol.Agree(oldest, newest).ShouldBe(agreed);
}
