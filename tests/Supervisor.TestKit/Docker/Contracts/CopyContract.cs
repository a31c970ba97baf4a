using System.Formats.Tar;
using System.Text;
using Shouldly;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>Files into containers and out of them.</summary>
public abstract class CopyContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Copy_IntoAContainerThatDoesNotRun_AndOutAgain_IsTheSame()
    {
        var name = await CreateAsync(Engine.Shell("true"));
        // More than any buffer on the way holds.
        var content = new byte[3 << 20];
        Random.Shared.NextBytes(content);

        Done(await Client.Copy.WriteAsync(name, "/tmp", Archive("file", content), Cancellation));

        var facts = Done(await Client.Copy.LookAsync(name, "/tmp/file", Cancellation));
        (facts.Name, facts.Size, facts.IsDirectory).ShouldBe(("file", content.Length, false));
        Done(await Client.Copy.LookAsync(name, "/tmp", Cancellation)).IsDirectory.ShouldBeTrue();
        (await ReadFileAsync(name, "/tmp/file")).ShouldBe(content);
    }

    [Fact]
    public async Task Copy_OutOfARunningContainer_HasWhatItWrote()
    {
        var exec = Done(
            await Client.Exec.CreateAsync(
                Engine.Resident,
                new() { Cmd = ["sh", "-c", "echo here > /tmp/written"], AttachStdout = true },
                Cancellation
            )
        );
        using (var session = Done(await Client.Exec.AttachAsync(exec.Id, isTerminal: false, Cancellation)))
        {
            await ReadAsync(session.Output);
        }

        Encoding.UTF8.GetString(await ReadFileAsync(Engine.Resident, "/tmp/written")).ShouldBe("here\n");
    }

    [Fact]
    public async Task Copy_OfWhatIsNotThere_IsAbsent()
    {
        bool?[] isAbsent =
        [
            (await Client.Copy.LookAsync(Engine.Resident, "/no/such", Cancellation)).Failure?.IsAbsent,
            (await Client.Copy.ReadAsync(Engine.Resident, "/no/such", Cancellation)).Failure?.IsAbsent,
            (await Client.Copy.ReadAsync(NewName("none"), "/tmp", Cancellation)).Failure?.IsAbsent,
        ];

        isAbsent.ShouldAllBe(absent => absent == true);
    }

    [Fact]
    public async Task Copy_IntoADirectoryThatIsNotThere_IsAbsentOrMakesIt()
    {
        var name = await CreateAsync(Engine.Shell("true"));

        var outcome = await Client.Copy.WriteAsync(name, "/no/such", Archive("file", [1]), Cancellation);

        var look = await Client.Copy.LookAsync(name, "/no/such/file", Cancellation);
        (outcome.IsOk, look.IsOk).ShouldBe((Differences.MakesDirectories, Differences.MakesDirectories));
        (outcome.Failure?.IsAbsent ?? true).ShouldBeTrue($"{outcome.Failure}");
    }

    private static MemoryStream Archive(string name, byte[] content)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) }
            );
        }

        archive.Position = 0;
        return archive;
    }

    private async Task<byte[]> ReadFileAsync(string container, string path)
    {
        using var feed = Done(await Client.Copy.ReadAsync(container, path, Cancellation));
        using var archive = new MemoryStream();
        await foreach (var bytes in feed.ReadAllAsync(Cancellation))
        {
            archive.Write(bytes.Span);
        }

        feed.Fault.ShouldBeNull();
        archive.Position = 0;
        using var tar = new TarReader(archive);
        var entry = tar.GetNextEntry().ShouldNotBeNull();
        using var content = new MemoryStream();
        entry.DataStream.ShouldNotBeNull().CopyTo(content);
        return content.ToArray();
    }
}
