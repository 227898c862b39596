using GridOrleans;

// A silo that is told to stop hands its grains over and writes what waits: that takes longer than the two seconds after
// which the command line would end the process.
return await SiloCommand.Create().Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = SiloHost.DrainMax });
