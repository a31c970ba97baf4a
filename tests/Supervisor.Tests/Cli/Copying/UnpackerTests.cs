using System.Formats.Tar;
using System.Runtime.Versioning;
using Shouldly;
using Supervisor.Cli.Copying;
using Xunit;

namespace Supervisor.Tests.Cli.Copying;

public sealed class UnpackerTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("supervisor-unpack-").FullName;
    private readonly string _target;

    public UnpackerTests() => _target = Directory.CreateDirectory(Path.Combine(_home, "target")).FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Archive_UnderAnotherName_HasAllBelowThat()
    {
        Unpack("new", Folder("d/"), File("d/a", "one"), Folder("d/s/"), File("d/s/b", "two"), Link("d/l", "a"));

        Read("new/a").ShouldBe("one");
        Read("new/s/b").ShouldBe("two");
        new FileInfo(Path.Combine(_target, "new/l")).LinkTarget.ShouldBe("a");
        if (!OperatingSystem.IsWindows())
        {
            var mode = System.IO.File.GetUnixFileMode(Path.Combine(_target, "new/a"));
            mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, "the rights of others are not given on");
        }
    }

    [Fact]
    public void Archive_OfADirectorysContents_IsInTheDirectoryItself()
    {
        Unpack("", Folder("d/"), File("d/a", "one"));

        Read("a").ShouldBe("one");
    }

    [Theory]
    [InlineData("d/../../out")]
    [InlineData("../out")]
    [InlineData("/../out")]
    [InlineData("other/out")]
    public void Name_ThatLeadsOut_IsRefused(string name)
    {
        Should.Throw<CopyException>(() => Unpack("new", Folder("d/"), File(name, "evil")));

        Outside().ShouldBeEmpty();
    }

    [Fact]
    public void Link_InTheArchive_IsNotWrittenThrough()
    {
        Should.Throw<CopyException>(() => Unpack("new", Folder("d/"), Link("d/l", _home), File("d/l/out", "evil")));

        Outside().ShouldBeEmpty();
    }

    [Fact]
    public void Link_ThatStandsInTheWayOfAFile_IsReplaced()
    {
        var other = Path.Combine(_home, "out");
        System.IO.File.WriteAllText(other, "good");
        Directory.CreateDirectory(Path.Combine(_target, "new"));
        System.IO.File.CreateSymbolicLink(Path.Combine(_target, "new/a"), other);

        Unpack("new", Folder("d/"), File("d/a", "evil"));

        (System.IO.File.ReadAllText(other), Read("new/a")).ShouldBe(("good", "evil"));
    }

    [Fact]
    public void HardLink_IsACopyOfWhatTheArchiveHas()
    {
        Unpack("new", Folder("d/"), File("d/a", "one"), Hard("d/b", "d/a"));

        Read("new/b").ShouldBe("one");
        Should.Throw<CopyException>(() => Unpack("new", Folder("d/"), Link("d/l", "/etc/passwd"), Hard("d/c", "d/l")));
        Should.Throw<CopyException>(() => Unpack("new", Folder("d/"), Hard("d/c", "../out")));
    }

    [Fact]
    public void Pipe_IsLeftOutAndNamed()
    {
        var unpacker = Unpack("new", Folder("d/"), new PaxTarEntry(TarEntryType.Fifo, "d/p"));

        unpacker.Skipped.ShouldBe(["d/p"]);
    }

    [Fact]
    public void Packer_OfADirectory_MakesWhatIsUnpackedAgain()
    {
        var source = Directory.CreateDirectory(Path.Combine(_home, "source")).FullName;
        Directory.CreateDirectory(Path.Combine(source, "s"));
        System.IO.File.WriteAllText(Path.Combine(source, "s/b"), new string('x', 100_000));
        System.IO.File.CreateSymbolicLink(Path.Combine(source, "l"), "s/b");
        using var archive = new MemoryStream();
        using (var packer = new Packer(archive))
        {
            packer.Add(source, "renamed");
        }

        archive.Position = 0;
        new Unpacker(_target, "new").Run(archive);

        Read("new/s/b").Length.ShouldBe(100_000);
        new FileInfo(Path.Combine(_target, "new/l")).LinkTarget.ShouldBe("s/b");
    }

    private Unpacker Unpack(string name, params TarEntry[] entries)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        archive.Position = 0;
        var unpacker = new Unpacker(_target, name);
        unpacker.Run(archive);
        return unpacker;
    }

    private string Read(string path) => System.IO.File.ReadAllText(Path.Combine(_target, path));

    private IEnumerable<string> Outside() => Directory.EnumerateFiles(_home, "*", SearchOption.TopDirectoryOnly);

    private static PaxTarEntry Folder(string name) => new(TarEntryType.Directory, name);

    private static PaxTarEntry File(string name, string text) =>
        new(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.SetUser,
        };

    private static PaxTarEntry Link(string name, string target) =>
        new(TarEntryType.SymbolicLink, name) { LinkName = target };

    private static PaxTarEntry Hard(string name, string target) =>
        new(TarEntryType.HardLink, name) { LinkName = target };

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Directory_ThatWasThereBefore_KeepsItsModeAndItsTime()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Modes are those of Unix.");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        var inside = Directory.CreateDirectory(Path.Combine(_target, "s")).FullName;
        foreach (var directory in new[] { inside, _target })
        {
            System.IO.File.SetUnixFileMode(directory, all);
            Directory.SetLastWriteTimeUtc(directory, time);
        }

        Unpack("", Private("d/"), Private("d/s/"), Private("d/new/"));

        System.IO.File.GetUnixFileMode(_target).ShouldBe(all, "it is the operator's own, not the archive's");
        System.IO.File.GetUnixFileMode(inside).ShouldBe(all);
        Directory.GetLastWriteTimeUtc(inside).ShouldBe(time);
        System
            .IO.File.GetUnixFileMode(Path.Combine(_target, "new"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static PaxTarEntry Private(string name) =>
        new(TarEntryType.Directory, name) { Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute };
}
