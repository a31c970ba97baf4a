using Shouldly;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Runtimes.Containers.Runs.RunSamples;

namespace Supervisor.Tests.Runtimes.Containers.Runs;

public sealed class RunRecordsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-runs-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Record_IsFoundByTheNextDaemonAsItWasLastPut()
    {
        var records = Open();
        records.Put(Record(before: 1));
        var end = new RunEnd(ExitKind.Exited, 3, ExitCause.Stop, OutOfMemory: true);
        records.Amend(Id, record => record with { Started = At(3), Pid = 7, IsStopAsked = true });
        records.Amend(Id, record => record with { End = end });

        var found = Open().Find(Id);

        found.ShouldBe(Record(before: 1, started: 3) with { Pid = 7, IsStopAsked = true, End = end });
    }

    [Fact]
    public void Record_WhoseLastLineIsTorn_IsAsItWasBefore()
    {
        Open().Put(Record(before: 1));
        File.AppendAllText(OwnFile, "\n{\"version\":1,\"clus");

        Open().Find(Id).ShouldBe(Record(before: 1));
    }

    [Fact]
    public void Record_ThatIsWrittenAfterATornLine_IsRead()
    {
        Open().Put(Record(before: 1));
        File.AppendAllText(OwnFile, "\n{\"version\":1,\"clus");
        Open().Amend(Id, record => record with { Started = At(3) });

        Open().Find(Id).ShouldBe(Record(before: 1, started: 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no record\n")]
    [InlineData("null\n")]
    [InlineData("{}\n")]
    [InlineData("[1]\n")]
    public void File_ThatIsNoRecord_IsRefusedWithASentenceAndLeftAlone(string content)
    {
        File.WriteAllText(OwnFile, content);

        var records = Open();

        records.Find(Id).ShouldBeNull();
        records.Refused.ShouldHaveSingleItem().Message.ShouldContain(Path.GetFileName(OwnFile));
        File.ReadAllText(OwnFile).ShouldBe(content);
    }

    [Fact]
    public void Record_OfAnotherNodeOrANewerDaemon_IsRefused()
    {
        Files.Append(RunFile.NameOf(Id), RunFile.LineOf(Record() with { Node = "other" }));
        Open().Refused.ShouldHaveSingleItem().Why.ShouldContain("node other");

        File.Delete(OwnFile);
        Files.Append(RunFile.NameOf(Id), RunFile.LineOf(Record() with { Version = RunRecord.CurrentVersion + 1 }));
        Open().Refused.ShouldHaveSingleItem().Why.ShouldContain("newer");
    }

    [Fact]
    public void Record_UnderTheNameOfAnother_IsRefused()
    {
        Files.Append(RunFile.NameOf(Id), RunFile.LineOf(Record() with { Incarnation = "2-bb" }));

        Open().Refused.ShouldHaveSingleItem().Why.ShouldContain("2-bb");
    }

    [Fact]
    public void Record_ThatIsRemoved_IsGoneForGood()
    {
        var records = Open();
        records.Put(Record());

        records.Remove(Id);

        records.IsEmpty.ShouldBeTrue();
        Open().IsEmpty.ShouldBeTrue();
        records.Amend(Id, record => record with { Pid = 7 }).ShouldBeNull();
    }

    [Fact]
    public void Version_RisesWithEachChangeAndWithNothingElse()
    {
        var records = Open();
        records.Put(Record());
        var first = records.Of("shop").Version;

        records.Amend(Id, record => record with { Pid = 0 });
        records.Of("shop").Version.ShouldBe(first);
        records.Amend(Id, record => record with { Pid = 7 });
        var second = records.Of("shop").Version;
        records.Remove(Id);

        second.ShouldBeGreaterThan(first);
        records.Of("shop").Version.ShouldBeGreaterThan(second);
        records.Of("other").Version.ShouldBe(0);
    }

    [Fact]
    public void Record_ThatCannotBeWritten_CountsAndSaysSoUntilItCan()
    {
        var records = Open();
        // Nothing can be added to a directory.
        Directory.CreateDirectory(OwnFile);

        records.Put(Record());
        records.Find(Id).ShouldBe(Record());
        records.WhyUnwritten(Id).ShouldNotBeNull();

        Directory.Delete(OwnFile);
        records.Amend(Id, record => record with { Started = At(3) });
        records.WhyUnwritten(Id).ShouldBeNull();
        Open().Find(Id).ShouldBe(Record(started: 3));
    }

    private static WorkloadId Id => Record().Id;

    private string OwnFile => Path.Combine(_directory, RunFile.NameOf(Id));

    private OwnFiles Files => new(_directory);

    private RunRecords Open() => RunRecords.Open(Files, Settings.Cluster, Settings.Node);
}
