import { createSandbox } from './src/index.ts';
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
console.log('import cpu ms', cpu().toFixed(0), 'wall', performance.now().toFixed(0));
for (let i=0;i<4;i++){ const t=cpu(); const s=createSandbox(); console.log('create cpu', (cpu()-t).toFixed(1)); if(i==3){
 const token=s.mintToken(); const h={authorization:`Bearer ${token}`,accept:'application/json'};
 const get=(p:string)=>s.fetch(new Request('http://x'+p,{headers:h})).then(r=>r.text());
 for (const p of ['/contacts?per_page=150','/conversations?per_page=150','/companies?per_page=60','/me']) { for(let k=0;k<30;k++) await get(p); const t=cpu(); for(let k=0;k<100;k++) await get(p); console.log(p,((cpu()-t)/100).toFixed(2),'ms cpu'); }
 const post=(p:string,b:object)=>s.fetch(new Request('http://x'+p,{method:'POST',headers:{...h,'content-type':'application/json'},body:JSON.stringify(b)})).then(r=>r.text());
 for (const [p,b] of [['/contacts/search',{query:{field:'name',operator:'~',value:'ada'}}],['/conversations/search',{query:{field:'source.body',operator:'~',value:'refund'},pagination:{per_page:5}}],['/contacts/search',{query:{field:'created_at',operator:'>',value:1790000000},pagination:{per_page:5}}]] as const) { for(let k=0;k<30;k++) await post(p,b); const t=cpu(); for(let k=0;k<100;k++) await post(p,b); console.log(p,((cpu()-t)/100).toFixed(2),'ms cpu'); }
}}
