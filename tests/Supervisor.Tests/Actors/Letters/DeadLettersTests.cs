using Shouldly;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Letters;

public sealed class DeadLettersTests
{
    [Fact]
    public void Unhandled_IsADeadLetter()
    {
        var kit = new ActorKit();
        var a = kit.Spawn<string>(static (context, message) => context.Unhandled(message), "a");

        a.Tell("what?");
        kit.Run();

        kit.DeadLetters.ShouldBe([new DeadLetter("what?", "/a", DeadLetterReason.Unhandled)]);
    }

    [Fact]
    public void Counts_AreKeptForEachReason()
    {
        var kit = new ActorKit();
        var a = kit.Spawn<string>(
            static (context, message) =>
            {
                context.Unhandled(message);
                context.Stop(context.Self);
            },
            "a"
        );

        a.Tell("unhandled");
        a.Tell("left over");
        kit.Run();
        a.Tell("late");

        var letters = kit.System.DeadLetters;
        letters.Count(DeadLetterReason.Unhandled).ShouldBe(1);
        letters.Count(DeadLetterReason.Stopped).ShouldBe(2);
        letters.Count(DeadLetterReason.Full).ShouldBe(0);
        letters.Total.ShouldBe(3);
    }
}
