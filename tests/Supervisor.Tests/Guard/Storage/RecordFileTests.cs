using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Storage;
using Xunit;
using static Supervisor.Tests.Guard.Records;

namespace Supervisor.Tests.Guard.Storage;

public sealed class RecordFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-records-").FullName;

    private string File => Path.Combine(_directory, "ticket.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Reading_SeveralStates_FindsTheLast()
    {
        Add(Intent);
        Add(Running);

        Read().Pid.ShouldBe(7);
    }

    [Fact]
    public void Reading_TheLastStateIsTorn_FindsTheOneBefore()
    {
        Add(Intent);
        var whole = System.IO.File.ReadAllText(File);
        Add(Running);
        var all = System.IO.File.ReadAllText(File);

        // Wherever a full disk cuts the second state off, the first is there; the line's end alone says nothing.
        for (var length = whole.Length; length < all.Length - 1; length++)
        {
            System.IO.File.WriteAllText(File, all[..length]);
            Read().State.ShouldBe(WorkloadStates.Starting);
        }
    }

    [Fact]
    public void Reading_AfterATornState_FindsTheNext()
    {
        Add(Intent);
        System.IO.File.AppendAllText(File, "\n{\"version\":1,\"tick");
        Add(Running);

        Read().Pid.ShouldBe(7);
    }

    [Fact]
    public void Reading_NothingIsWhole_Throws()
    {
        System.IO.File.WriteAllText(File, "\n{\"version\":1,\"tick");
        Should.Throw<JsonException>(Read);

        System.IO.File.WriteAllText(File, "");
        Should.Throw<JsonException>(Read);
    }

    [Fact]
    public void Adding_ManyStates_BeginsTheFileAgain()
    {
        Add(Intent);
        var oneState = new FileInfo(File).Length;
        for (var pid = 1; pid <= 2_000; pid++)
        {
            Add(Running with { Pid = pid });
            Read().Pid.ShouldBe(pid);
        }

        new FileInfo(File).Length.ShouldBeLessThan(400 * oneState);
        Directory.GetFiles(_directory).ShouldBe([File]);
    }

    private WorkloadRecord Read() => RecordFile.ReadLast(File, RecordJson.Default.WorkloadRecord).ShouldNotBeNull();

    private void Add(WorkloadRecord record) => RecordFile.Add(File, record, RecordJson.Default.WorkloadRecord);
}
