using Shouldly;
using Supervisor.AgentLibrary.Fencing;
using Xunit;

namespace Supervisor.Tests.AgentLibrary.Fencing;

public sealed class FenceFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supervisor-fence");
    private readonly string _file;

    public FenceFileTests() => _file = Path.Combine(_folder.FullName, "reports.epoch");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task File_ThatIsNotThere_IsMadeWithTheEpoch()
    {
        await PassAsync(3);

        (await ContentAsync()).ShouldBe("3\n");
    }

    [Fact]
    public async Task NewerEpoch_IsTaken_AndTheOlderIsRefusedFromThenOn()
    {
        await PassAsync(9);
        await PassAsync(10);

        var refused = await Should.ThrowAsync<FencedOutException>(() => PassAsync(9));

        refused.Message.ShouldStartWith($"Epoch 9 is refused: an owner in epoch 10 has written under {_file}.");
        (await ContentAsync()).ShouldBe("10\n");
    }

    [Fact]
    public async Task SameEpoch_IsAllowedAgain()
    {
        await PassAsync(3);
        await PassAsync(3);

        (await ContentAsync()).ShouldBe("3\n");
    }

    [Fact]
    public async Task Agent_WithoutAnEpoch_HoldsWhatNoOwnerHasHeld()
    {
        await PassAsync(null);
        (await ContentAsync()).ShouldBeEmpty();

        await PassAsync(1);
        await Should.ThrowAsync<FencedOutException>(() => PassAsync(null));
    }

    [Fact]
    public async Task File_WithSomethingElseInIt_IsRefusedAndLeftAlone()
    {
        await File.WriteAllTextAsync(_file, "my report\n", Stop);

        var refused = await Should.ThrowAsync<FormatException>(() => PassAsync(3));

        refused.Message.ShouldBe(
            $"What {_file} holds is 'my report', which is no epoch (a whole number, 0 or above), so nothing is written."
        );
        (await ContentAsync()).ShouldBe("my report\n");
    }

    [Fact]
    public async Task HeldFile_KeepsOthersOut_UntilItIsLetGo()
    {
        var held = await new Fence(3).HoldAsync(_file, stop: Stop);
        (
            await Should.ThrowAsync<TimeoutException>(() => new Fence(4).HoldAsync(_file, TimeSpan.Zero, Stop))
        ).Message.ShouldBe($"Others held {_file} for all of 0 s. Nothing was written.");
        var next = new Fence(4).HoldAsync(_file, stop: Stop);

        held.Dispose();

        (await next).Dispose();
        (await ContentAsync()).ShouldBe("4\n");
    }

    [Fact]
    public async Task WhoIsRefused_HoldsNothing()
    {
        await PassAsync(4);
        await Should.ThrowAsync<FencedOutException>(() => PassAsync(3));

        await PassAsync(5);
    }

    [Fact]
    public async Task Folder_ThatIsNotThere_IsNamed() =>
        (
            await Should.ThrowAsync<IOException>(() => new Fence(3).HoldAsync("/no/such/folder/epoch", stop: Stop))
        ).Message.ShouldStartWith("The fence file /no/such/folder/epoch cannot be opened (No such file or directory");

    /// <summary>Holds it and lets it go, without waiting for anybody.</summary>
    private async Task PassAsync(long? epoch) =>
        (await new Fence(epoch).HoldAsync(_file, TimeSpan.Zero, Stop)).Dispose();

    private Task<string> ContentAsync() => File.ReadAllTextAsync(_file, Stop);
}
